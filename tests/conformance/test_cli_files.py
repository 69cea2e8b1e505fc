"""The program on bad files, through the real binary: what is missing, closed, of the wrong kind, or leads outside."""

import json
import os
import shutil
from pathlib import Path

import pytest
from programs import HERE, QUYCHE, quyche, run

GOOD = HERE / "co-quyet-dinh"
NOBODY = 65534


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "quy-che"
    shutil.copytree(GOOD, copy)
    return copy


def fails(*arguments, names: Path | str | None = None, ok=(2,), **options):
    """The program fails with 2, says why on stderr in words, prints nothing else and does not crash."""
    done = quyche(*arguments, ok=ok, timeout=20, **options)
    said = done.stderr.decode("utf-8")
    assert said.strip() and "panicked" not in said and "RUST_BACKTRACE" not in said
    assert names is None or str(names) in said, said
    return said


COMMANDS = [["check"], ["outline"], ["render", "--to", "html,docx,pdf", "-o", "ra"]]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("what", ["nothing", "a file", "an empty folder"])
def test_no_regulation_there(tmp_path, command, what):
    path = tmp_path / "cho-nay"
    if what == "a file":
        path.write_text("chữ")
    if what == "an empty folder":
        path.mkdir()
    fails(command[0], path, *command[1:], names="cho-nay", cwd=tmp_path)
    assert not (tmp_path / "ra").exists() or not list((tmp_path / "ra").iterdir())


@pytest.mark.parametrize("name", ["regulation.yaml", "01-tiep-dan.md"])
def test_a_folder_where_a_file_should_be(folder, name):
    (folder / name).unlink()
    (folder / name).mkdir()
    fails("outline", folder, names=name)


@pytest.mark.parametrize("name", ["regulation.yaml", "01-tiep-dan.md"])
def test_a_pipe_where_a_file_should_be(folder, name):
    (folder / name).unlink()
    os.mkfifo(folder / name)
    fails("outline", folder, names=name)


@pytest.mark.parametrize("name", ["regulation.yaml", "01-tiep-dan.md"])
def test_a_file_that_may_not_be_read(folder, name):
    """As a user without rights: root reads everything."""
    program = folder.parent / "quyche"
    shutil.copy(QUYCHE, program)
    for path in [*folder.parents[:3], folder, program]:
        os.chmod(path, 0o755)
    os.chmod(folder / name, 0)
    options = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    done = run(program, "outline", folder, ok=(2,), **options)
    assert name in done.stderr.decode() and b"panicked" not in done.stderr


@pytest.mark.parametrize("aim", ["/etc/passwd", "../bi-mat.md"])
@pytest.mark.parametrize("name", ["02-ngoai.md", "regulation.yaml"])
def test_a_link_that_leads_outside(folder, name, aim):
    (folder.parent / "bi-mat.md").write_text("### Điều bí mật\n\nroot: nội dung bên ngoài\n")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(aim)
    said = fails("render", folder, "--to", "html", "-o", folder.parent / "ra", names=name)
    assert "root:" not in said
    assert not (folder.parent / "ra/quy-che.html").exists()


def test_a_profile_outside_the_folder(folder):
    facts = folder / "regulation.yaml"
    facts.write_text(facts.read_text("utf-8").replace("profile: hd05-2026", "profile: ../../../../etc/passwd"), "utf-8")
    said = fails("outline", folder)
    assert "root:" not in said


def test_a_link_inside_is_followed(folder):
    (folder / "chung.txt").write_text("### Điều chung\n\nNội dung chung của hai tệp.\n", "utf-8")
    (folder / "02-chung.md").symlink_to("chung.txt")
    assert "Điều chung" in quyche("outline", folder).stdout.decode()


@pytest.mark.parametrize(
    "data, word",
    [(b"\xff\xfe\x00\x01abc", ""), (b"### \xc3\x28 sai", "UTF-8"), ("### Điều\n\n1. ".encode() + b"\x00" * 9, "")],
    ids=["bytes", "broken letters", "zeros"],
)
def test_a_file_that_is_no_text(folder, data, word):
    (folder / "01-tiep-dan.md").write_bytes(data)
    done = quyche("check", folder, ok=(1, 2), timeout=20)
    said = (done.stderr + done.stdout).decode("utf-8")
    assert "01-tiep-dan.md" in said and word in said and "panicked" not in said


@pytest.mark.parametrize(
    "line, word",
    [("subject: [", "regulation.yaml:"), ("khoa_la: 1", "khoa_la"), ("kind: tinh-u", "tinh-uy"), ("place: [1]", "place")],
)
def test_facts_that_are_wrong_are_shown_where_they_stand(folder, line, word):
    facts = folder / "regulation.yaml"
    kept = [old for old in facts.read_text("utf-8").splitlines() if not old.startswith(line.split(":")[0] + ":")]
    facts.write_text("\n".join([*kept, line, ""]), "utf-8")
    done = quyche("check", folder, ok=(1, 2))
    said = (done.stderr + done.stdout).decode("utf-8")
    assert word in said and "regulation.yaml" in said


def test_findings_as_json_are_json_even_for_a_broken_folder(folder):
    (folder / "regulation.yaml").write_text("schema: 1\nkind: [\n")
    done = quyche("check", folder, "--format", "json", ok=(1, 2))
    json.loads(done.stdout)
