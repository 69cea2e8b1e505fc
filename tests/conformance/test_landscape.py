"""An annex with a wide table lies on landscape sheets in every form."""

import re

from programs import REPO, need, quyche, run

FIXTURE = REPO / "tests" / "it" / "fixtures" / "small"


def page_sizes(pdf):
    told = run(need("pdfinfo"), "-l", "99", pdf).stdout.decode()
    sizes = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", told, re.MULTILINE)
    return [(round(float(width)), round(float(height))) for width, height in sizes]


def test_only_the_annex_is_turned(tmp_path, fonts):
    quyche("render", FIXTURE, "--to", "pdf,docx", "-o", tmp_path, "--font", "embedded", ok=(0, 1))
    ours = page_sizes(tmp_path / "small.pdf")
    assert ours[-1] == (842, 595) and set(ours[:-1]) == {(595, 842)}
    office = tmp_path / "office"
    run(need("soffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
        "--outdir", office, tmp_path / "small.docx")
    theirs = page_sizes(office / "small.pdf")
    assert theirs[-1] == (842, 595) and set(theirs[:-1]) == {(595, 842)}
