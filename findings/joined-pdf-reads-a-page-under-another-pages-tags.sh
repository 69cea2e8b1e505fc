#!/usr/bin/env bash
# Two tagged PDF files joined: the second page answers to the first page's tags, and the file still claims PDF/UA-1.
#
# Versions: weasyprint 66.0 (makes the files), pikepdf 10.18.0, pypdf 7.1.1, PyMuPDF 2.0 (PyPI);
#   qpdf 11.3.0 (Debian, its version is printed).
# Behaviour: appending pages keeps the first file's tag tree and its claim (pdfuaid:part 1) and adds no tag for the pages
#   that came. qpdf and pikepdf also keep the page's own key into that tree: both pages have StructParents 0, so piece 0 of
#   the regulation's page is looked up under piece 0 of the decision's. pypdf and PyMuPDF drop the key of the new page. The
#   validators that were tried beside them do not object to any of the four.
# Why it matters: an office joins the decision and the regulation it issues. A screen reader, and any tool that takes
#   headings from tags, reads the regulation as the decision or not at all, in a file that says it is accessible.
# Instead: print both as one document; or join before tagging; if files must be joined, take pdfuaid out of the metadata and
#   the tree out of the catalogue (`qpdf --empty --pages a.pdf b.pdf --` makes a file that claims nothing).
# Seen: what stands between the SEEN lines below.
set -euo pipefail
command -v qpdf >/dev/null || { echo "needs qpdf" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
qpdf --version | sed -n 1p
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    weasyprint==66.0 pikepdf==10.18.0 pypdf==7.1.1 pymupdf==2.0

cat > run.py <<'PY'
import logging, subprocess
import pikepdf, pymupdf, pypdf, weasyprint

logging.disable(logging.WARNING)
for name, title, words in (("a", "Quyết định", "Điều 1. Hiệu lực"), ("b", "Quy chế", "Điều 1. Phạm vi")):
    weasyprint.HTML(string=f"<html lang=vi><title>{title}</title><h1>{title}</h1><h2>{words}</h2><p>Có ba khoản.</p>").write_pdf(
        f"{name}.pdf", pdf_variant="pdf/ua-1")

subprocess.run("qpdf a.pdf --pages . b.pdf -- qpdf.pdf", shell=True, check=True)
with pikepdf.open("a.pdf") as first, pikepdf.open("b.pdf") as second:
    first.pages.extend(second.pages)
    first.save("pikepdf.pdf")
writer = pypdf.PdfWriter(clone_from="a.pdf")
writer.append("b.pdf")
writer.write("pypdf.pdf")
first = pymupdf.open("a.pdf")
first.insert_pdf(pymupdf.open("b.pdf"))
first.save("pymupdf.pdf")

def headings(node):
    if isinstance(node, pikepdf.Array):
        return sum(headings(one) for one in node)
    if not isinstance(node, pikepdf.Dictionary):
        return 0
    return (str(node.get("/S", "")) in ("/H1", "/H2")) + headings(node.get("/K", 0))

for name in ("a", "qpdf", "pikepdf", "pypdf", "pymupdf"):
    path = f"{name}.pdf"
    with pikepdf.open(path) as file:
        keys = [one.get("/StructParents", "-") for one in file.pages]
        claim = file.open_metadata().get("pdfuaid:part")
        tags = headings(file.Root.StructTreeRoot.K)
    print(f"{name:8} pages {len(keys)}, headings tagged {tags}, keys {keys}, claims PDF/UA-{claim}")
PY
env/bin/python -W ignore run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: joined files keep tags otherwise now" >&2; exit 1; }
a        pages 1, headings tagged 2, keys [0], claims PDF/UA-1
qpdf     pages 2, headings tagged 2, keys [0, 0], claims PDF/UA-1
pikepdf  pages 2, headings tagged 2, keys [0, 0], claims PDF/UA-1
pypdf    pages 2, headings tagged 2, keys [0, '-'], claims PDF/UA-1
pymupdf  pages 2, headings tagged 2, keys [0, '-'], claims PDF/UA-1
SEEN
