"""Renders every example and every test document once and hands them to the tests."""

import json
import shutil
from functools import cached_property
from pathlib import Path

import pytest
import yaml
from formats import PROFILES
from pages import read_pages
from programs import HERE, REPO, need, only_our_fonts, quyche, run

EXAMPLES = sorted(path.parent for path in (REPO / "regulations").glob("*/regulation.yaml"))
OURS = [HERE / "du-thanh-phan", HERE / "co-quyet-dinh"]


class Rendered:
    """One folder and what became of it."""

    def __init__(self, folder: Path, out: Path):
        self.folder, self.out = folder, out
        self.facts = yaml.safe_load((folder / "regulation.yaml").read_text("utf-8"))
        quyche("render", folder, "--to", "docx,pdf,html", "-o", out, "--font", "embedded")
        self.docx, self.pdf, self.html = (out / f"{folder.name}.{form}" for form in ("docx", "pdf", "html"))

    @property
    def profile(self):
        return PROFILES[self.facts["profile"].strip()]

    @cached_property
    def pages(self):
        return read_pages(self.pdf)

    @cached_property
    def outline(self) -> list[tuple[int, str, str]]:
        """Depth, label and name of every heading, as quyche says them."""
        found = []

        def walk(items, depth):
            for item in items:
                found.append((depth, item["label"], item.get("name", "")))
                walk(item.get("children", []), depth + 1)

        value = json.loads(quyche("outline", self.folder, "--to", "json").stdout)
        walk(value if isinstance(value, list) else value["outline"], 1)
        return found


class Shelf(dict):
    """Every rendered document by name, made when first asked for."""

    def __init__(self, folder: Path):
        super().__init__()
        self.folder, self.failed = folder, {}

    def __missing__(self, name: str) -> Rendered:
        if name not in self.failed:
            try:
                self[name] = self.render(name)
                return self[name]
            except AssertionError as failure:
                self.failed[name] = failure
        raise self.failed[name]

    def render(self, name: str) -> Rendered:
        source, _, profile = name.partition("@")
        folder = next(path for path in EXAMPLES + OURS if path.name == source)
        if profile:
            copy = self.folder / "in" / f"{source}-{profile}"
            shutil.copytree(folder, copy)
            facts = copy / "regulation.yaml"
            facts.write_text(facts.read_text("utf-8").replace("profile: hd05-2026", f"profile: {profile}"), "utf-8")
            folder = copy
        out = self.folder / "out" / name.replace("@", "-")
        out.mkdir(parents=True)
        return Rendered(folder, out)


NAMES = [path.name for path in EXAMPLES] + [f"{path.name}@{profile}" for path in OURS for profile in PROFILES]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    return Shelf(tmp_path_factory.mktemp("rendered"))


@pytest.fixture(params=NAMES)
def document(request, shelf) -> Rendered:
    return shelf[request.param]


@pytest.fixture(params=[path.name for path in EXAMPLES])
def example(request, shelf) -> Rendered:
    return shelf[request.param]


@pytest.fixture(scope="session")
def fonts(tmp_path_factory):
    """The environment of the judges: only the fonts that quyche ships."""
    return only_our_fonts(tmp_path_factory.mktemp("fonts"))


@pytest.fixture(scope="session")
def office(shelf, fonts, tmp_path_factory):
    """LibreOffice's PDF of every Word document, by name."""
    out, home = tmp_path_factory.mktemp("office"), tmp_path_factory.mktemp("office-home")
    inputs = []
    for name in NAMES:
        inputs.append(tmp_path_factory.mktemp("word") / f"{name.replace('@', '-')}.docx")
        shutil.copy(shelf[name].docx, inputs[-1])
    blank_pages_too = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
    run(
        need("soffice", "libreoffice"), f"-env:UserInstallation=file://{home}", "--headless",
        "--convert-to", blank_pages_too, "--outdir", out, *inputs, env=fonts, timeout=600,
    )  # fmt: skip
    return {name: out / f"{name.replace('@', '-')}.pdf" for name in NAMES}
