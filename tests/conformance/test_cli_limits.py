"""Bombs: deep nesting, aliases, huge and hostile texts end soon, in little memory, and in words."""

import json
import shutil
import subprocess
import sys

import pytest
from programs import HERE, QUYCHE, quyche

GOOD = HERE / "co-quyet-dinh"
DEEP = 100_000
# Processor time, which grows by half when the other core is at work.
SECONDS, MEGABYTES = 0.2, 100

# A process that has used no memory of its own: a child's figure takes in what its parent had when it was born.
METER = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump({"code": done.returncode, "seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024,
           "said": (done.stdout + done.stderr).decode("utf-8", "replace")[-4000:]}, sys.stdout)
"""


def measured(*arguments) -> dict:
    """The best of five runs: how it ended, and the processor time and memory it took."""
    runs = []
    for _ in range(5):
        command = [sys.executable, "-I", "-S", "-c", METER, QUYCHE, *arguments]
        done = subprocess.run([str(part) for part in command], capture_output=True, timeout=120, check=True)
        runs.append(json.loads(done.stdout))
    return min(runs, key=lambda run: run["seconds"])


ALIASES = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))

FACTS = {
    "brackets": "subject: " + "[" * DEEP,
    "closed brackets": "subject: " + "[" * DEEP + "]" * DEEP,
    "braces": "subject: " + "{a: " * DEEP,
    "dashes": "- " * DEEP + "x",
    "indents": "".join(f"{' ' * depth}a:\n" for depth in range(2000)),
    "aliases": f"a0: &a0 [x]\n{ALIASES}",
    "merge keys": f"a0: &a0 {{x: 1}}\n{ALIASES.replace('[', '{<<: [').replace(']', ']}')}",
    "anchors on themselves": "a: &a [*a, *a]\n",
    "placeholders": "subject: '" + "{{ term.years }}" * 20_000 + "'\n",
}

TEXTS = {
    "brackets": "### Điều\n\n" + "[" * DEEP,
    "links": "### Điều\n\n" + "[" * DEEP + "](#a)" * DEEP,
    "stars": "### Điều\n\n" + "*a **b " * DEEP,
    "quotes": "### Điều\n\n" + "> " * DEEP + "x",
    "backticks": "### Điều\n\n" + "`" * DEEP + "a" + "`" * (DEEP - 1),
    "parentheses": "### Điều\n\n[](" + "(" * DEEP,
    "attributes": "### Điều {" + "#a " * DEEP,
    "footnotes": "### Điều\n\n" + "".join(f"[^{n}]: chữ[^{n + 1}]\n\n" for n in range(10_000)) + "x[^0]\n",
    "markup": "### Điều\n\n" + "<b>" * DEEP,
    "placeholders": "### Điều\n\n" + "{{" * DEEP,
    "indents": "### Điều\n\n" + "".join(f"{' ' * depth}- x\n" for depth in range(2000)),
    "cells": "### Điều\n\n" + "|" * DEEP + "\n" + "|-" * DEEP + "\n",
    "clauses": "### Điều\n\n" + "1. x\n" * DEEP,
    "one line": "### Điều\n\n1. " + "chữ " * DEEP,
}


def judge(run, seconds, megabytes):
    assert run["code"] in (0, 1, 2) and "panicked" not in run["said"] and "overflow" not in run["said"], run
    assert run["seconds"] <= seconds, f"{run['seconds']:.2f} s"
    assert run["megabytes"] <= megabytes, f"{run['megabytes']:.0f} MB"


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "quy-che"
    shutil.copytree(GOOD, copy)
    return copy


@pytest.mark.parametrize("name", FACTS)
def test_facts(folder, name):
    with (folder / "regulation.yaml").open("a", encoding="utf-8") as facts:
        facts.write(FACTS[name] + "\n")
    run = measured("check", folder)
    judge(run, SECONDS, MEGABYTES)
    assert run["code"] != 0 and "regulation.yaml" in run["said"]


@pytest.mark.parametrize("name", ["brackets", "braces", "dashes", "indents", "aliases", "anchors on themselves"])
def test_nothing_but_a_bomb(folder, name):
    (folder / "regulation.yaml").write_text(FACTS[name] + "\n", "utf-8")
    run = measured("check", folder)
    judge(run, SECONDS, MEGABYTES)
    assert run["code"] != 0 and "regulation.yaml" in run["said"]


# Not nested but long: a million letters are work, and ten seconds the end of patience.
LONG = {"clauses": 10, "one line": 10, "footnotes": 10, "cells": 10, "stars": 10}


@pytest.mark.parametrize("name", TEXTS)
def test_text(folder, name):
    (folder / "01-tiep-dan.md").write_text(TEXTS[name], "utf-8")
    judge(measured("outline", folder), LONG.get(name, SECONDS), MEGABYTES if name not in LONG else 1000)


@pytest.mark.parametrize("name", ["brackets", "links", "quotes", "backticks", "markup", "placeholders", "attributes"])
def test_text_is_printed(folder, name):
    """The writers stand a bomb too: it is text like any other."""
    (folder / "01-tiep-dan.md").write_text(TEXTS[name][:20_000], "utf-8")
    done = quyche("render", folder, "--to", "docx,html,pdf", "-o", folder.parent, ok=(0, 1, 2), timeout=120)
    assert b"panicked" not in done.stderr and b"overflow" not in done.stderr
