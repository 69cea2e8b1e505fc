"""PDF files by three makers are imported: ours, LibreOffice's of our Word file, Chromium's of our page."""

import json

import pytest
from programs import REPO, need, quyche, run


def made_by(maker: str, rendered, folder):
    """The example as a PDF file of a maker."""
    if maker == "quyche":
        return rendered.pdf
    if maker == "libreoffice":
        home = f"-env:UserInstallation=file://{folder / 'office'}"
        run(need("soffice"), home, "--headless", "--convert-to", "pdf", "--outdir", folder, rendered.docx)
        return folder / rendered.pdf.name
    out = folder / "page.pdf"
    chromium = need("chromium", "chromium-browser", "google-chrome")
    run(
        chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}",
        "--no-pdf-header-footer", f"--print-to-pdf={out}", rendered.html.as_uri(),
    )  # fmt: skip
    return out


def headings(folder):
    """Label and name of every heading, in small letters, as far as names are printed."""
    value = json.loads(quyche("outline", folder, "--to", "json").stdout)
    found = []

    def walk(items):
        for item in items:
            found.append((item["label"].lower(), item.get("name", "").lower()))
            walk(item.get("children", []))

    walk(value if isinstance(value, list) else value["outline"])
    return found


@pytest.mark.parametrize("maker", ["quyche", "libreoffice", "chromium"])
@pytest.mark.parametrize("name", ["chi-bo", "tinh-uy-2025-2030", "ubnd-xa"])
def test_the_outline_comes_back(shelf, tmp_path, name, maker):
    rendered = shelf[name]
    file = made_by(maker, rendered, tmp_path)
    out = tmp_path / "imported"
    quyche("import", file, "-o", out)
    assert headings(out) == headings(rendered.folder)


FOLDERS = sorted(path.parent for path in (REPO / "regulations").glob("**/regulation.yaml"))


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(REPO / "regulations").as_posix())
def test_a_print_differs_in_nothing_from_its_folder(tmp_path, folder, form):
    out = tmp_path / f"print.{form}"
    quyche("render", folder, "--to", form, "-o", out)
    assert "Hai bản không khác nhau." in quyche("diff", out, folder).stdout.decode()
