"""What the program writes: exit codes, the same bytes twice, and an existing file that stays whole when it fails."""

import os
import resource
import shutil
import signal
import subprocess
import time

import pytest
from programs import HERE, QUYCHE, REPO, need, quyche, run

GOOD = HERE / "co-quyet-dinh"
FORMS = ("docx", "html", "pdf")


def test_exit_codes(tmp_path):
    quyche("outline", GOOD, ok=(0,))
    quyche("render", GOOD, "--to", "html", "-o", tmp_path, ok=(0,))
    quyche("check", REPO / "regulations/tinh-uy-2025-2030", ok=(0,))
    broken = tmp_path / "hong"
    shutil.copytree(GOOD, broken)
    (broken / "02-them.md").write_text("### Thêm\n\nTheo [](#khong-co).\n", "utf-8")
    quyche("check", broken, ok=(1,))
    quyche("check", tmp_path / "khong-co", ok=(2,))
    quyche("khong-co-lenh-nay", ok=(2,))
    quyche("render", GOOD, "--to", "xls", "-o", tmp_path, ok=(2,))
    for word in ("--help", "--version"):
        assert quyche(word, ok=(0,)).stdout


def test_every_example_is_clean(example):
    quyche("check", example.folder, ok=(0,))


def test_the_same_bytes_twice(example, tmp_path):
    """Whatever the day, the time zone, the language and the folder."""
    time.sleep(1.1)
    other = {"TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "LC_ALL": "C", "HOME": "/", "PATH": os.environ["PATH"]}
    arguments = ["--to", "docx,pdf,html", "-o", tmp_path, "--font", "embedded"]
    quyche("render", example.folder.name, *arguments, cwd=example.folder.parent, env=other)
    for form in FORMS:
        ours = example.out / f"{example.folder.name}.{form}"
        again = tmp_path / ours.name
        assert ours.read_bytes() == again.read_bytes(), ours.name


@pytest.fixture
def full_disk(tmp_path):
    """A file system with room for one small file only."""
    place = tmp_path / "day"
    place.mkdir()
    run(need("mount"), "-t", "tmpfs", "-o", "size=16k", "tmpfs", place)
    yield place
    run(need("umount"), place)


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_the_old_file_whole(full_disk, form):
    old = full_disk / f"{GOOD.name}.{form}"
    old.write_text("bản cũ còn nguyên")
    filler = full_disk / "day-dia"
    with pytest.raises(OSError), filler.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
    done = quyche("render", GOOD, "--to", form, "-o", full_disk, ok=(2,))
    assert done.stderr and b"panicked" not in done.stderr
    assert old.read_text() == "bản cũ còn nguyên"
    assert sorted(path.name for path in full_disk.iterdir()) == sorted([old.name, "day-dia"]), "remains are left"


@pytest.mark.parametrize("form", FORMS)
def test_a_write_that_breaks_off_leaves_the_old_file_whole(tmp_path, form):
    old = tmp_path / f"{GOOD.name}.{form}"
    old.write_text("bản cũ còn nguyên")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    done = quyche("render", GOOD, "--to", form, "-o", tmp_path, ok=(2,), preexec_fn=limit, restore_signals=False)
    assert done.stderr and b"panicked" not in done.stderr
    assert old.read_text() == "bản cũ còn nguyên"
    assert [path.name for path in tmp_path.iterdir()] == [old.name], "remains are left"


def test_a_broken_regulation_is_not_printed_in_silence(tmp_path):
    """Either nothing is written, or whole documents are and the exit code tells that errors are left."""
    folder = tmp_path / GOOD.name
    shutil.copytree(GOOD, folder)
    old = "bản cũ còn nguyên".encode()
    paths = [tmp_path / f"{GOOD.name}.{form}" for form in FORMS]
    for path in paths:
        path.write_bytes(old)
    (folder / "regulation.yaml").write_text("schema: [")
    done = quyche("render", folder, "--to", "docx,pdf,html", "-o", tmp_path, ok=(1, 2))
    assert done.stderr and b"panicked" not in done.stderr
    kept = [path.read_bytes() == old for path in paths]
    assert all(kept) if done.returncode == 2 else not any(kept)


def test_an_output_that_cannot_be_written(tmp_path):
    (tmp_path / f"{GOOD.name}.html").mkdir()
    done = quyche("render", GOOD, "--to", "html", "-o", tmp_path, ok=(2,))
    assert f"{GOOD.name}.html" in done.stderr.decode() and b"panicked" not in done.stderr
    (tmp_path / "tep").write_text("")
    done = quyche("render", GOOD, "--to", "html", "-o", tmp_path / "tep/ra", ok=(2,))
    assert b"panicked" not in done.stderr


def test_printing_to_a_full_device_fails_in_words():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([QUYCHE, "outline", GOOD], stdout=full, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    assert done.returncode == 2 and done.stderr and b"panicked" not in done.stderr


def test_a_reader_that_goes_away_is_no_fault():
    command = f"'{QUYCHE}' outline '{REPO / 'regulations/tinh-uy-2025-2030'}' --to json | true"
    done = run(need("bash"), "-c", command)
    assert done.stderr == b""
