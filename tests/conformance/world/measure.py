"""What the import makes of real texts, against the labels beside this file."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def rows(name):
    """The rows of a file of labels, without its comments."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def exported(program, path):
    """A file as the program reads it; `None` when it is refused."""
    run = subprocess.run([program, "export", path], capture_output=True, text=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else None


def articles(provisions):
    """How many điều stand in these provisions and below them."""
    own = sum(provision.get("level") == "article" for provision in provisions)
    return own + sum(articles(provision.get("children", [])) for provision in provisions)


def count_articles(program, texts):
    right = whole = 0
    for name, is_whole, count in rows("articles.tsv"):
        if is_whole != "yes":
            continue
        whole += 1
        read = exported(program, texts / name)
        found = 0 if read is None else sum(
            articles(value) for value in read.values() if isinstance(value, list)
        )
        right += found == int(count)
        if found != int(count):
            print(f"  {name}: {found} articles, not {count}")
    print(f"articles counted right: {right} of {whole} texts that are whole")


def head(read):
    """Organ, number, day, bases and signer, those of the promulgating paper where there is one."""
    facts = read["facts"]
    paper = facts.get("decision") or facts
    numbers = [paper.get("number"), paper.get("number_year")]
    letters = {"Nghị định": "NĐ", "Thông tư": "TT"}.get(paper.get("type"), "")
    code = facts["organ"].get("code") or ""
    number = "/".join(str(part) for part in numbers if part) + f"/{'-'.join(p for p in [letters, code] if p)}"
    names = [signature.get("name") for signature in paper.get("signatures", [])]
    organ = facts["organ"]["name"]
    return [
        "-" if organ == "…" else organ,
        "-" if not paper.get("number") else number,
        paper.get("date") or "-",
        str(len(paper.get("bases", []))),
        names[-1] if names and names[-1] else "-",
    ]


def count_heads(program, texts):
    labels = rows("heads.tsv")
    right = 0
    for name, *meant in labels:
        read = exported(program, texts / "files" / name)
        found = head(read) if read else []
        right += found == meant
        if found != meant:
            print(f"  {name}: {found}, not {meant}")
    print(f"heads all right: {right} of {len(labels)} files")


def time_of(program):
    """Seconds for a megabyte of typed text, at three lengths."""
    article = (
        "Điều {n}. Chế độ họp và báo cáo của Tổ công tác số {n}\n"
        "1. Tổ họp thường kỳ mỗi tháng một lần theo khoản 2 Điều {before}; tài liệu được gửi trước 3 ngày.\n"
        "2. Thành viên báo cáo kết quả công việc được phân công, gồm:\na) việc đã xong;\nb) việc còn lại.\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in (300, 1200, 2400):
            text = "QUY CHẾ\nLàm việc của Tổ công tác\n\n" + "".join(
                article.format(n=n, before=max(n - 1, 1)) + "Việc khác theo quy định của pháp luật.\n" * 20
                for n in range(1, size + 1)
            )
            path = Path(folder) / "dai.txt"
            path.write_text(text, encoding="utf-8")
            before = os.times().children_user
            subprocess.run([program, "export", path], capture_output=True, check=False)
            spent = os.times().children_user - before
            megabytes = path.stat().st_size / 1e6
            print(f"{size} articles, {megabytes:.1f} MB: {spent / megabytes:.2f} s a MB (of the processor)")


if __name__ == "__main__":
    count_articles(sys.argv[1], Path(sys.argv[2]))
    count_heads(sys.argv[1], Path(sys.argv[2]))
    time_of(sys.argv[1])
