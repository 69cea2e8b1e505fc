"""Runs each command in turn, round by round, and prints the medians and what they make of the aims.

In turn, so that a machine that slows down slows every command alike. A command that takes less than a second is run
twice and the second run counts, for our program and its peers alike. One over the timeout is not run again; one that
takes long is run less often: its time says enough.
"""

import argparse
import datetime
import importlib.metadata
import os
import signal
import statistics
import subprocess
import sys
import threading
import time

REDLINE = """
import sys
from python_redlines import DocxodusEngine
redline, _, _ = DocxodusEngine().run_redline("Người soạn", sys.argv[1], sys.argv[2])
open(sys.argv[3], "wb").write(redline)
"""


def commands(args, folder):
    """What is run on one pair: name and command; every one of them writes all that changed."""
    at = lambda name: os.path.join(folder, name)
    python = os.path.join(args.peers, "bin", "python")
    tool = lambda name: os.path.join(args.peers, "bin", name)
    own = [args.program, "diff", at("old"), at("new"), "--color", "never", "--to"]
    out = [] if args.peers_only else [
        ("quyche diff --to text", own + ["text"]),
        ("quyche diff --to json", own + ["json"]),
        ("quyche diff --to html", own + ["html", "-o", at("out.html")]),
        ("quyche diff --to redline", own + ["redline", "-o", at("out.docx")]),
    ]
    return out + [
        ("wdiff", ["wdiff", at("old.txt"), at("new.txt")]),
        ("git diff --word-diff", ["git", "diff", "--no-index", "--word-diff", at("old.txt"), at("new.txt")]),
        ("redlines", [tool("redlines"), "markdown", "--quiet", at("old.txt"), at("new.txt")]),
        ("xmldiff", [tool("xmldiff"), at("old.xml"), at("new.xml")]),
        ("python-redlines", [python, "-c", REDLINE, at("old.docx"), at("new.docx"), at("peer.docx")]),
    ]


def run(name, command, timeout):
    """Seconds of one run, or None over the timeout. Ends with what went wrong when it failed."""
    with open(os.path.join(os.environ.get("TMPDIR", "/tmp"), f"quyche-compare-{os.getpid()}"), "w+b") as out:
        os.unlink(out.name)
        start = time.perf_counter()
        # A session of its own: over the timeout what the command started ends with it.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        # To wait with a timeout Python looks again and again, up to 50 ms apart: that would be what is measured.
        alarm = threading.Timer(timeout, lambda: os.killpg(process.pid, signal.SIGKILL))
        alarm.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        alarm.cancel()
        if code == -signal.SIGKILL:
            return None
        out.seek(0)
        written = out.read()
    # 1 says that there are differences; anything that prints a Python trace has failed.
    if code not in (0, 1) or b"Traceback (most recent" in written:
        sys.exit(f"{name} failed with {code}:\n{written.decode(errors='replace')[-2000:]}")
    return seconds


def measure(args, folder):
    """The median seconds and number of runs of each command, or None over the timeout."""
    todo = commands(args, folder)
    times = {name: [] for name, _ in todo}
    rounds = {name: args.runs for name, _ in todo}
    for at in range(args.runs):
        for name, command in todo:
            if at >= rounds[name]:
                continue
            seconds = run(name, command, args.timeout)
            # What is short is timed warm: else it pays for the seconds of Python that ran before it.
            if seconds is not None and seconds < 1:
                seconds = run(name, command, args.timeout)
            if seconds is None:
                rounds[name], times[name] = 0, None
                continue
            times[name].append(seconds)
            # About a minute for each, and three runs at least unless one takes a third of it.
            rounds[name] = min(rounds[name], 1 if seconds > 20 else max(3, int(60 / seconds)))
    return {name: taken and (statistics.median(taken), len(taken)) for name, taken in times.items()}


def shown(found, timeout):
    if found is None:
        return f"over {timeout} s"
    seconds, runs = found
    text = f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"
    return f"{text} ({runs})"


def version(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--peers-only", action="store_true")
    parser.add_argument("--runs", type=int)
    parser.add_argument("--timeout", type=float)
    for name in ("--program", "--peers", "--pairs"):
        parser.add_argument(name)
    parser.add_argument("sizes", nargs="+", type=int)
    args = parser.parse_args()
    found = {}
    for size in args.sizes:
        found[size] = measure(args, os.path.join(args.pairs, str(size)))
    timeout = f"{args.timeout:g}"
    names = list(found[args.sizes[0]])

    peers = ["xmldiff", "redlines", "python-redlines", "python-redlines-docxodus"]
    versions = [version(["wdiff", "--version"]), version(["git", "--version"]), f"Python {sys.version.split()[0]}"]
    versions += [f"{name} {importlib.metadata.version(name)}" for name in peers]
    load = os.getloadavg()[0]
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, load {load:.1f} at the end; {', '.join(versions)}.")
    print("Median wall time of the whole process (runs):\n")
    print("| command | " + " | ".join(f"{size:,} điều" for size in args.sizes) + " |")
    print("|---" * (len(args.sizes) + 1) + "|")
    for name in names:
        print(f"| `{name}` | " + " | ".join(shown(found[size][name], timeout) for size in args.sizes) + " |")
    if args.peers_only:
        return

    def ratio(size, name, other):
        """How long the first takes for each second of the second; a bound when one of them ran out of time."""
        left, right = found[size][name], found[size][other]
        if left is None and right is None:
            return "–"
        left_seconds, right_seconds = (left or (args.timeout,))[0], (right or (args.timeout,))[0]
        sign = "over " if left is None else "under " if right is None else ""
        return f"{sign}{left_seconds / right_seconds:.3g}"

    print("\n| aim | " + " | ".join(f"{size:,} điều" for size in args.sizes) + " |")
    print("|---" * (len(args.sizes) + 1) + "|")
    text, redline = "quyche diff --to text", "quyche diff --to redline"
    aims = [
        ("text / wdiff, at most 1 on 36", text, "wdiff"),
        ("text / git, at most 2 on 360", text, "git diff --word-diff"),
        ("redlines / text, at least 20", "redlines", text),
        ("xmldiff / text, at least 20", "xmldiff", text),
        ("redline / python-redlines, at most 0.05", redline, "python-redlines"),
    ]
    for said, name, other in aims:
        print(f"| {said} | " + " | ".join(ratio(size, name, other) for size in args.sizes) + " |")
    growth = []
    for before, after in zip(args.sizes, args.sizes[1:]):
        left, right = found[before][text], found[after][text]
        growth.append("–" if None in (left, right) else f"{right[0] / left[0] / (after / before):.2f}")
    print("| text, growth of time over growth of the text, near 1 | – | " + " | ".join(growth) + " |")


main()
