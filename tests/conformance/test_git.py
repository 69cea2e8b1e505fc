"""Real git: reading revisions, `git diff`, `git merge`, `git rebase` and `git cherry-pick` with quyche's drivers."""

import json
import os
import pty
import shutil
import subprocess

import pytest
from programs import QUYCHE, REPO, need

NEW = "regulations/tinh-uy-2025-2030"
DUTIES = f"{NEW}/02-nhiem-vu.md"
FACTS = f"{NEW}/regulation.yaml"
FINANCE = "Quyết định chủ trương về tài chính, tài sản của Đảng bộ;"
REPORT = "định kỳ 6 tháng xem xét"


class Office:
    """A repository with two terms of a regulation, and the clerks that work in it."""

    def __init__(self, folder):
        self.folder = folder
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
               for key, value in (("NAME", "Mai"), ("EMAIL", "mai@example.org"))}
        path = f"{QUYCHE.parent}{os.pathsep}{os.environ['PATH']}"
        self.environment = {**os.environ, **who, "PATH": path, "GIT_CONFIG_GLOBAL": os.devnull,
                            "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(folder), "GIT_EDITOR": "true"}
        self.git("init", "-q", "-b", "main", ".")
        for name in ("tinh-uy-2020-2025", "tinh-uy-2025-2030"):
            shutil.copytree(REPO / "regulations" / name, folder / "regulations" / name)
        self.commit("Dự thảo 1")
        self.quyche("git", "setup")
        self.commit("Thiết lập")

    def run(self, *command, ok=(0,)):
        done = subprocess.run([str(part) for part in command], cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        assert done.returncode in ok, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def git(self, *arguments, ok=(0,)):
        return self.run(need("git"), *arguments, ok=ok)

    def quyche(self, *arguments, ok=(0,)):
        return self.run(QUYCHE, *arguments, ok=ok)

    def read(self, name):
        return (self.folder / name).read_text("utf-8")

    def edit(self, name, *changes):
        text = self.read(name)
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (self.folder / name).write_text(text, "utf-8")

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def branch(self, name, edits, start="main"):
        self.git("checkout", "-q", "-b", name, start)
        for file, *changes in edits:
            self.edit(file, *changes)
        self.commit(name)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


INSERTED = (DUTIES, ("7. Quyết định chủ trương về tài chính", "7. Cho ý kiến về đối ngoại.\n8. Quyết định chủ trương về tài chính"),
            ("8. Quyết định phân công", "9. Quyết định phân công"), ("9. Báo cáo Ban Chấp hành về", "10. Báo cáo Ban Chấp hành về"))
EDITED = (DUTIES, (FINANCE, FINANCE.replace("tài sản", "tài sản, đầu tư")))
FACTS_ONE = (FACTS, ("draft: 2", "draft: 3"))
FACTS_TWO = (FACTS, ("status: draft", "status: draft  # chờ góp ý"))


@pytest.mark.parametrize("way", ["merge", "rebase", "cherry-pick"])
def test_an_edit_and_a_renumbering_do_not_conflict(office, way):
    office.branch("hai", [INSERTED, FACTS_ONE])
    office.branch("mot", [EDITED, FACTS_TWO])
    if way == "merge":
        office.git("merge", "-q", "hai", "-m", "Hợp nhất")
    elif way == "rebase":
        office.git("rebase", "hai")
    else:
        office.git("cherry-pick", "hai")
    text = office.read(DUTIES)
    assert "\n7. Cho ý kiến về đối ngoại.\n8. Quyết định chủ trương về tài chính, tài sản, đầu tư của Đảng bộ;" in text
    assert "draft: 3" in office.read(FACTS) and "# chờ góp ý" in office.read(FACTS)
    assert office.git("status", "--porcelain").stdout == ""
    assert "TEXT05" not in office.quyche("check", NEW, ok=(0, 1)).stdout


def test_git_alone_would_have_conflicted(office):
    """The case above is one that the driver solves: without it git gives up."""
    office.branch("hai", [INSERTED])
    office.branch("mot", [EDITED])
    office.quyche("git", "setup", "--remove")
    office.commit("Bỏ thiết lập")
    office.git("merge", "hai", ok=(1,))


def test_a_conflict_stays_in_its_provision(office):
    office.branch("hai", [(DUTIES, (REPORT, "định kỳ hằng quý xem xét")), FACTS_ONE])
    office.branch("mot", [(DUTIES, (REPORT, "định kỳ 3 tháng xem xét"), *EDITED[1:])])
    done = office.git("merge", "hai", ok=(1,))
    assert "khoản 6, Điều “Ban Chấp hành Đảng bộ tỉnh”" in done.stdout + done.stderr
    assert office.git("status", "--porcelain").stdout.splitlines() == [f"UU {DUTIES}", f"M  {FACTS}"]
    lines = office.read(DUTIES).splitlines()
    first = lines.index("<<<<<<< HEAD")
    assert lines[first + 1].startswith("6. ") and "3 tháng" in lines[first + 1]
    assert lines[first + 2] == "======="
    assert lines[first + 3].startswith("6. ") and "hằng quý" in lines[first + 3]
    assert lines[first + 4] == ">>>>>>> hai"
    assert "đầu tư" in "\n".join(lines)
    found = json.loads(office.quyche("check", NEW, "--format", "json", ok=(1,)).stdout)
    assert [finding["code"] for finding in found if finding["severity"] == "error"] == ["TEXT22"]
    office.quyche("render", NEW, "--to", "html", ok=(2,))


def test_the_base_is_shown_where_the_repository_asks_for_it(office):
    office.git("config", "merge.conflictStyle", "diff3")
    office.branch("hai", [(DUTIES, (REPORT, "định kỳ hằng quý xem xét"))])
    office.branch("mot", [(DUTIES, (REPORT, "định kỳ 3 tháng xem xét"))])
    office.git("merge", "hai", ok=(1,))
    base = office.read(DUTIES).split("||||||| ")[1].split("=======")[0]
    assert REPORT in base


def test_an_article_moved_to_another_file_is_not_lost(office):
    """Git merges file by file: the edit conflicts where the article was, and no word of either side is lost."""
    text = office.read(DUTIES)
    start = text.index("### Ban Thường vụ Tỉnh uỷ")
    article = text[start:text.index("### ", start + 4)]
    office.branch("hai", [(DUTIES, (article, ""))])
    other = office.folder / NEW / "04-quan-he.md"
    other.write_text(other.read_text("utf-8") + "\n" + article, "utf-8")
    office.commit("Chuyển")
    office.branch("mot", [EDITED])
    office.git("merge", "hai", ok=(1,))
    merged = office.read(DUTIES)
    assert "đầu tư của Đảng bộ" in merged and "<<<<<<<" in merged
    assert FINANCE in office.read(f"{NEW}/04-quan-he.md")


def test_git_diff_speaks_of_provisions(office):
    office.edit(*INSERTED)
    shown = office.git("diff", "--", DUTIES).stdout
    assert "thêm khoản 7 Điều 5" in shown and "{+Cho ý kiến về đối ngoại.+}" in shown
    assert "phân công công tác" not in shown, "a renumbering that follows is no change"
    office.edit(DUTIES, ("{#btv-noi-chinh}", "{#btv-noi-chinh by=\"hằng quý\"}"))
    assert "hằng quý" in office.git("diff", "--", DUTIES).stdout
    assert "-draft: 2" in (office.edit(*FACTS_ONE), office.git("diff", "--", FACTS).stdout)[1]
    office.git("diff", "HEAD~1")
    (office.folder / DUTIES).unlink()
    office.git("diff", "--", DUTIES)
    # What runs no program names the article over each change.
    office.git("checkout", "-q", "--", ".")
    office.edit(*EDITED)
    plain = office.git("diff", "--no-ext-diff").stdout
    assert any(line.startswith("@@") and "### Ban Thường vụ" in line for line in plain.splitlines())


def test_setup_changes_nothing_twice_and_undoes_itself(office):
    attributes = office.folder / ".gitattributes"
    before = attributes.read_text("utf-8")
    assert "không có gì thay đổi" in office.quyche("git", "setup").stderr
    assert attributes.read_text("utf-8") == before
    attributes.write_text("*.png binary\n" + before + "*.zip binary\n", "utf-8")
    office.quyche("git", "setup", NEW, "--remove")
    assert attributes.read_text("utf-8") == "*.png binary\n*.zip binary\n"
    assert "quyche" not in office.git("config", "--local", "--list").stdout


def test_without_the_program_git_merges_the_lines(office):
    """A driver that is not there must not leave our version without a mark, nor drop a commit in a rebase."""
    office.branch("hai", [(DUTIES, (REPORT, "định kỳ hằng quý xem xét"))])
    office.branch("mot", [(DUTIES, (REPORT, "định kỳ 3 tháng xem xét"))])
    office.environment["PATH"] = os.environ["PATH"]
    driver = office.git("config", "merge.quyche.driver").stdout.strip()
    command = office.git("config", "diff.quyche.command").stdout.strip()
    office.git("config", "merge.quyche.driver", driver.replace("quyche git", "khong-co-quyche git"))
    office.git("config", "diff.quyche.command", command.replace("quyche git", "khong-co-quyche git"))
    office.git("merge", "hai", ok=(1,))
    text = office.read(DUTIES)
    assert "<<<<<<< " in text and "3 tháng" in text and "hằng quý" in text
    office.git("merge", "--abort")
    office.git("rebase", "hai", ok=(1,))
    assert "<<<<<<< " in office.read(DUTIES)
    office.git("rebase", "--abort")
    office.edit(DUTIES, (FINANCE, "Quyết định chủ trương về tài chính;"))
    assert "+" in office.git("diff", "--", DUTIES).stdout


def test_a_branch_without_the_attributes_is_merged_by_provision(office):
    office.git("checkout", "-q", "-b", "cu", "main~1")
    assert not (office.folder / ".gitattributes").exists()
    office.branch("hai", [INSERTED], start="cu")
    office.branch("mot", [EDITED], start="cu")
    office.git("merge", "-q", "hai", "-m", "Hợp nhất")
    assert "đầu tư của Đảng bộ" in office.read(DUTIES)


def test_other_files_of_such_names_are_merged_by_git(office):
    notes = office.folder / "tai-lieu" / "01-ghi-chu.md"
    notes.parent.mkdir()
    notes.write_text("".join(f"dòng {at}\n" for at in range(9)), "utf-8")
    office.commit("Ghi chú")
    office.branch("hai", [("tai-lieu/01-ghi-chu.md", ("dòng 1\n", "dòng một\n"))])
    office.branch("mot", [("tai-lieu/01-ghi-chu.md", ("dòng 7\n", "dòng bảy\n"))])
    office.git("merge", "-q", "hai", "-m", "Hợp nhất")
    assert notes.read_text("utf-8").splitlines()[1::6] == ["dòng một", "dòng bảy"]
    office.edit("tai-lieu/01-ghi-chu.md", ("dòng 3\n", "dòng ba\n"))
    assert "+dòng ba" in office.git("diff").stdout


def communes(office):
    """Two communes whose regulations are near copies; one is dropped on main and edited on a branch."""
    for name, organ in (("xa-a", "Đảng uỷ xã Bắc Giang Thượng"), ("xa-b", "Đảng uỷ xã Nam Giang Hạ")):
        shutil.copytree(office.folder / NEW, office.folder / name)
        text = office.read(f"{name}/regulation.yaml")
        old = next(line for line in text.splitlines() if line.startswith("  name: "))
        (office.folder / name / "regulation.yaml").write_text(text.replace(old, f"  name: {organ}", 1), "utf-8")
    shutil.move(office.folder / "xa-b", office.folder.parent / "xa-b-de-sau")
    office.commit("Xã A")
    office.branch("hai", [("xa-a/02-nhiem-vu.md", (REPORT, "định kỳ hằng quý xem xét")),
                          ("xa-a/regulation.yaml", ("draft: 2", "draft: 7"))])
    office.git("checkout", "-q", "main")
    shutil.rmtree(office.folder / "xa-a")
    shutil.move(office.folder.parent / "xa-b-de-sau", office.folder / "xa-b")
    office.edit("xa-b/02-nhiem-vu.md", (FINANCE, FINANCE.replace("tài sản", "tài sản, đầu tư")))
    office.commit("Bỏ xã A, thêm xã B")


@pytest.mark.parametrize("renames", ["false", "true"])
def test_an_edit_of_a_dropped_commune_does_not_land_in_its_sister(office, renames):
    communes(office)
    before = [office.read(f"xa-b/{name}") for name in ("02-nhiem-vu.md", "regulation.yaml")]
    office.git("config", "merge.renames", renames)
    done = office.git("merge", "hai", ok=(1,))
    assert [office.read(f"xa-b/{name}") for name in ("02-nhiem-vu.md", "regulation.yaml")] == before
    if renames == "true":
        assert "cơ quan khác" in done.stdout + done.stderr


def test_sign_offs_of_two_reviewers_are_both_kept(office):
    for branch, who in (("hai", "Lan"), ("mot", "Mai")):
        office.git("checkout", "-q", "-b", branch, "main")
        office.quyche("sign", NEW, "bt-chu-tri" if "bt-chu-tri" in office.read(DUTIES) else "btv-noi-chinh", "--by", who, "--on", "2026-03-02")
        office.commit(branch)
    office.git("merge", "-q", "hai", "-m", "Hợp nhất")
    text = office.read(f"{NEW}/duyet.yaml")
    assert "by: Lan" in text and "by: Mai" in text


def test_a_bare_repository_merges_by_provision_once_it_is_set_up(office, tmp_path_factory):
    office.branch("hai", [INSERTED])
    office.branch("mot", [EDITED])
    bare = tmp_path_factory.mktemp("kho") / "quy-che.git"
    office.git("clone", "-q", "--bare", f"file://{office.folder}", bare)
    office.git("-C", bare, "merge-tree", "--write-tree", "mot", "hai", ok=(1,))
    office.quyche("git", "setup", bare, "--server")
    assert office.git("-C", bare, "config", "attr.tree").stdout.strip() == "HEAD"
    tree = office.git("-C", bare, "merge-tree", "--write-tree", "mot", "hai").stdout.split()[0]
    merged = office.git("-C", bare, "cat-file", "blob", f"{tree}:{DUTIES}").stdout
    assert "8. Quyết định chủ trương về tài chính, tài sản, đầu tư của Đảng bộ;" in merged


REVISIONS = ["HEAD", "HEAD~1", "v1", "main", "@{0}", ""]


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_is_read_as_its_folder(office, revision):
    office.git("tag", "v1")
    folder = json.loads(office.quyche("diff", NEW, NEW, "--to", "json").stdout)
    for path in (NEW, f"./{NEW}", f"{NEW}/"):
        done = json.loads(office.quyche("diff", f"{revision}:{path}", NEW, "--to", "json").stdout)
        assert done["changes"] == folder["changes"] == []
    # The old side is what the new one supersedes, in the same revision.
    old = json.loads(office.quyche("diff", f"{revision}:{NEW}", "--to", "json", ok=(1,)).stdout)
    assert old["old"]["source"] == f"{revision}:regulations/tinh-uy-2020-2025"


@pytest.mark.parametrize("side, words", [
    ("mian:" + NEW, "“main”"),
    ("HEAD:regulations/khong", "không có thư mục này"),
    (f"HEAD:{DUTIES}", "không phải thư mục"),
    ("HEAD:lien-ket", "không phải thư mục"),
    ("HEAD:co-lien-ket", "liên kết"),
    ("-x:y", ""),
    (":/Thiết", ""),
    ("HEAD:../ngoai", ""),
    ("a\nb:c", ""),
])
def test_what_cannot_be_read_is_said(office, side, words):
    os.symlink("regulations", office.folder / "lien-ket")
    (office.folder / "co-lien-ket").mkdir()
    os.symlink(f"../{DUTIES}", office.folder / "co-lien-ket/01-a.md")
    office.commit("Liên kết")
    done = office.quyche("diff", "--", side, NEW, ok=(2,))
    assert words in done.stderr and done.stderr.startswith("lỗi")


def test_nothing_of_the_users_is_run(office):
    """Aliases, pagers, hooks and file monitors of a hostile repository stay asleep."""
    trap = office.folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {office.folder}/sprung\n")
    trap.chmod(0o755)
    for key in ("core.pager", "pager.log", "core.fsmonitor", "alias.cat-file", "core.sshCommand", "gpg.program"):
        office.git("config", key, f"!{trap}" if key.startswith("alias") else trap)
    office.quyche("diff", f"HEAD:{NEW}", NEW)
    office.quyche("diff", f":{NEW}", NEW)
    assert not (office.folder / "sprung").exists()


def test_no_git_no_repository_a_shallow_clone(office, tmp_path_factory):
    outside = tmp_path_factory.mktemp("ngoai")
    office.folder, inside = outside, office.folder
    assert "không nằm trong kho git nào" in office.quyche("diff", "HEAD:x", inside / NEW, ok=(2,)).stderr
    office.git("clone", "-q", "--depth", "1", f"file://{inside}", "can")
    office.folder = outside / "can"
    assert "một phần lịch sử" in office.quyche("diff", f"HEAD~1:{NEW}", NEW, ok=(2,)).stderr
    office.environment["PATH"] = str(outside)
    assert "chưa cài" in office.quyche("diff", f"HEAD:{NEW}", NEW, ok=(2,)).stderr


def test_history_goes_through_revisions_and_terms(office):
    office.edit(DUTIES, (FINANCE, "Quyết định chủ trương về tài chính, tài sản công của Đảng bộ;"))
    office.commit("Dự thảo 2")
    office.edit(DUTIES, (REPORT, "hằng quý xem xét"))
    office.commit("Dự thảo 3")
    (office.folder / "ghi-chu.txt").write_text("không phải quy chế\n", "utf-8")
    office.commit("Việc khác")
    told = json.loads(office.quyche("history", NEW, "--to", "json").stdout)
    # The last term once, and three drafts of this one: a commit that leaves the regulation alone is none of them.
    sources = [version["source"].split(":")[-1].split("/")[-1] for version in told["versions"]]
    assert sources == ["tinh-uy-2020-2025"] + ["tinh-uy-2025-2030"] * 3, told["versions"]
    moments = [moment for provision in told["provisions"] for moment in provision["moments"]]
    for draft in (2, 3):
        assert any(moment["version"] == draft for moment in moments), f"nothing is told of draft {draft}"
    only_terms = json.loads(office.quyche("history", NEW, "--terms", "--to", "json").stdout)
    assert len(only_terms["versions"]) == 2
    assert "Điều 1 Phạm vi điều chỉnh" in office.quyche("history", NEW).stdout


def on_a_terminal(command, environment, cwd):
    """What a program shows on a terminal, and its exit code."""
    master, slave = pty.openpty()
    process = subprocess.Popen([str(part) for part in command], stdin=slave, stdout=slave, stderr=slave,
                               cwd=cwd, env=environment, close_fds=True)
    os.close(slave)
    shown = b""
    while True:
        try:
            some = os.read(master, 65536)
        except OSError:
            break
        if not some:
            break
        shown += some
    os.close(master)
    return shown.decode("utf-8", errors="replace"), process.wait(timeout=60)


def test_a_comparison_is_paged_on_a_terminal_alone(office):
    command = [QUYCHE, "diff", "regulations/tinh-uy-2020-2025", NEW]
    paged = {**office.environment, "PAGER": "sed s/^/trang:/", "TERM": "xterm"}
    shown, code = on_a_terminal(command, paged, office.folder)
    lines = [line for line in shown.splitlines() if line.strip()]
    assert code == 1 and len(lines) > 50
    assert all(line.startswith("trang:") for line in lines)
    assert "\x1b[" in shown, "a terminal shows colours"
    shown, code = on_a_terminal([*command, "--no-pager"], paged, office.folder)
    assert code == 1 and "trang:" not in shown
    # A pager that is not there does not cost the comparison.
    shown, code = on_a_terminal(command, {**paged, "PAGER": "khong-co-chuong-trinh-nay"}, office.folder)
    assert code == 1 and "trang:" not in shown and "Bản cũ" in shown
    # What is no terminal gets the text straight.
    assert "trang:" not in office.run(*command, ok=(1,)).stdout
