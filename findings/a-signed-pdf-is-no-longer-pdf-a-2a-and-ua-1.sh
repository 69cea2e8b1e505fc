#!/usr/bin/env bash
# A file that is PDF/A-2a and PDF/UA-1 is signed with defaults: afterwards one checker finds it to be neither.
#
# Versions: pyHanko 0.38.0 (signs), page-validation 0.11.0 (checks), typst 0.15.2 (makes the file), pikepdf 10.18.0 (PyPI).
# Behaviour: pyHanko writes the XMP metadata anew when it signs (date, producer) and puts each entry of the extension schema,
#   which a file needs to state both standards, into an rdf:Description inside its rdf:li. That is the same RDF, but
#   page-validation looks for the fields in the rdf:li itself and misses them: seven rules of PDF/A-2a fail. The same metadata
#   put into the unsigned file fails alike, so it is neither the signature nor the file. The widget of the new
#   field stands in no Form element and has no name that is read aloud: two rules of PDF/UA-1 fail, and rightly.
# Why it matters: an office prints a regulation for its archive, signs it, and the archive's check refuses the signed file.
# Instead: for PDF/UA-1, sign into an empty field that the file already has, with TU and in a Form element (the last line
#   shows that it holds). For PDF/A no file can help: check before the signature, and tell the archive that the metadata say
#   the same as before.
# Seen: what stands between the SEEN lines below.
set -euo pipefail
command -v openssl >/dev/null || { echo "needs openssl" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check \
    pyhanko==0.38.0 page-validation==0.11.0 typst==0.15.2 pikepdf==10.18.0
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj "/CN=Dang uy xa Thu" 2>/dev/null
openssl pkcs12 -export -out both.p12 -inkey key.pem -in cert.pem -passout pass:thu

cat > run.py <<'PY'
import re
import page, pikepdf, typst
from pikepdf import Array as A, Dictionary as D, Name as N
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

SIGNER = signers.SimpleSigner.load_pkcs12("both.p12", passphrase=b"thu")

def told(name, path):
    print(name)
    for short, profile in (("A-2a", page.ValidationProfile.PDF_A_2A), ("UA-1", page.ValidationProfile.PDF_UA_1)):
        rules = sorted(re.search(r'rule_id="([^"]*)"', str(one))[1] for one in page.validate_pdf(path, profile=profile).failures)
        kinds = sorted({re.sub(r"^PDF[A-Z0-9]+-|-\d+$", "", rule) for rule in rules})
        holds = page.is_pdf_compliant(path, profile=profile)
        print(f"  {short} {'true' if holds else 'false: ' + ', '.join(kinds)}")

def sign(source, target, field):
    with open(source, "rb") as file:
        signed = signers.sign_pdf(
            IncrementalPdfFileWriter(file), signers.PdfSignatureMetadata(field_name=field), signer=SIGNER)
        open(target, "wb").write(signed.getbuffer())

open("r.typ", "w").write(
    '#set document(title: "Quy chế làm việc", author: "Đảng uỷ xã An Bình", date: datetime(year: 2026, month: 3, day: 3))\n'
    '#set text(lang: "vi", region: "VN")\n= Quy định chung\nĐảng uỷ làm việc theo nguyên tắc tập trung dân chủ.\n')
# A line feed at the end, so that what is appended begins on its own line.
open("made.pdf", "wb").write(typst.compile("r.typ", format="pdf", pdf_standards=["a-2a", "ua-1"]).rstrip() + b"\n")
told("made", "made.pdf")
sign("made.pdf", "signed.pdf", "Chu-ky")
told("signed", "signed.pdf")

with pikepdf.open("signed.pdf") as signed, pikepdf.open("made.pdf") as made:
    metadata = signed.Root.Metadata.read_bytes().decode()
    # What the signer says of itself and of the day is in the file's other metadata as well.
    metadata = re.sub(r' (xmp:ModifyDate|pdf:Producer)="[^"]*"', "", metadata)
    made.Root.Metadata.write(metadata.encode())
    made.save("metadata.pdf")
told("unsigned, metadata as the signer writes them", "metadata.pdf")

with pikepdf.open("made.pdf") as file:
    leaf, tree = file.pages[-1], file.Root.StructTreeRoot
    top = tree.K[0] if isinstance(tree.K, A) else tree.K
    key = int(tree.get("/ParentTreeNextKey", 1000))
    field = file.make_indirect(D(
        Type=N.Annot, Subtype=N.Widget, FT=N.Sig, T="Chu-ky", TU="Chữ ký số", Contents="Chữ ký số",
        Rect=A([0, 0, 0, 0]), F=132, P=leaf.obj, StructParent=key))
    form = file.make_indirect(D(
        Type=N.StructElem, S=N.Form, P=top, Alt="Chữ ký số", K=A([D(Type=N.OBJR, Obj=field, Pg=leaf.obj)])))
    top.K = A([*(top.K if isinstance(top.K, A) else [top.K]), form])
    tree.ParentTree.Nums.extend([key, form])
    tree.ParentTreeNextKey = key + 1
    leaf.Annots, leaf.Tabs = A([*leaf.get("/Annots", []), field]), N.S
    file.Root.AcroForm = D(Fields=A([field]))
    file.save("prepared.pdf")
told("with an empty field", "prepared.pdf")
sign("prepared.pdf", "filled.pdf", "Chu-ky")
told("signed into it", "filled.pdf")
PY
env/bin/python -W ignore run.py | tee seen
diff - seen <<'SEEN' || { echo "CHANGED: signing or checking is otherwise now" >&2; exit 1; }
made
  A-2a true
  UA-1 true
signed
  A-2a false: XMP-EXTENSION-FIELDS, XMP-EXTENSION-PROPERTY-DEFINITION, XMP-EXTENSION-PROPERTY-VALUE-SHAPE, XMP-EXTENSION-SCHEMA-NAME, XMP-EXTENSION-SCHEMA-NAMESPACE, XMP-EXTENSION-SCHEMA-PREFIX, XMP-PROPERTY-DEFINITION
  UA-1 false: FORM-FIELD-TU-ALT, WIDGET-FORM-TAG
unsigned, metadata as the signer writes them
  A-2a false: XMP-EXTENSION-FIELDS, XMP-EXTENSION-PROPERTY-DEFINITION, XMP-EXTENSION-PROPERTY-VALUE-SHAPE, XMP-EXTENSION-SCHEMA-NAME, XMP-EXTENSION-SCHEMA-NAMESPACE, XMP-EXTENSION-SCHEMA-PREFIX, XMP-PROPERTY-DEFINITION
  UA-1 true
with an empty field
  A-2a true
  UA-1 true
signed into it
  A-2a false: XMP-EXTENSION-FIELDS, XMP-EXTENSION-PROPERTY-DEFINITION, XMP-EXTENSION-PROPERTY-VALUE-SHAPE, XMP-EXTENSION-SCHEMA-NAME, XMP-EXTENSION-SCHEMA-NAMESPACE, XMP-EXTENSION-SCHEMA-PREFIX, XMP-PROPERTY-DEFINITION
  UA-1 true
SEEN
