"""Runs programs: quyche itself and the foreign ones that judge it. A program that is missing fails the suite."""

import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPO = HERE.parent.parent
SHARED = Path(os.environ.get("SHARED", REPO.parent / "shared"))
QUYCHE = Path(os.environ.get("QUYCHE", REPO / "target/release/quyche")).resolve()


def need(*names: str) -> str:
    """The path of the first of these programs that is installed."""
    for name in names:
        if found := shutil.which(name):
            return found
    raise AssertionError(f"missing program: {' or '.join(names)}")


def run(*command, ok=(0,), timeout=300, **options) -> subprocess.CompletedProcess:
    """Runs a program to its end and says what it printed when it ends otherwise than expected."""
    done = subprocess.run(
        [str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, **options
    )
    assert ok is None or done.returncode in ok, (
        f"{command} ended with {done.returncode}\n{done.stdout.decode(errors='replace')[-2000:]}"
        f"\n{done.stderr.decode(errors='replace')[-2000:]}"
    )
    return done


def quyche(*arguments, **options) -> subprocess.CompletedProcess:
    """Runs quyche."""
    assert QUYCHE.is_file(), f"missing program: {QUYCHE} (set QUYCHE)"
    return run(QUYCHE, *arguments, **options)


def only_our_fonts(folder: Path) -> dict:
    """An environment whose only fonts are the ones that quyche ships, so that every judge sets the same type."""
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{REPO / 'templates/fonts'}</dir>\n<cachedir>{folder / 'font-cache'}</cachedir>\n"
        '<alias binding="same"><family>Times New Roman</family><prefer><family>Liberation Serif</family></prefer>'
        "</alias>\n</fontconfig>\n"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(config)}
