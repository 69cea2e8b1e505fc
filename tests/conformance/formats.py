"""The format tables, written down from the guidance and not from the program's own profiles.

`Spec`: sizes allowed in points; bold, italic, capitals, underlined; place: `left` and `right` block of the head,
`centre` of the page, `indent` (the first line begins 10 mm in), `margin` (at the left margin), `signer` (centred in
the right half beside the recipients), `any`.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spec:
    size: tuple[float, float]
    style: str = ""
    place: str = "any"

    @property
    def bold(self):
        return "bold" in self.style

    @property
    def italic(self):
        return "italic" in self.style

    @property
    def caps(self):
        return "caps" in self.style

    @property
    def underlined(self):
        return "underlined" in self.style


@dataclass(frozen=True)
class Format:
    elements: dict[str, Spec]
    nation: str
    motto: str | None
    organ_mark: str
    subject_mark: str
    number: str
    authority: dict[str, str]
    item_end: str
    basis_opening: str
    last_basis_end: str
    codes: dict[str, str]
    urgency: dict[str, str]
    page: dict[str, float] = field(default_factory=lambda: {"top": 20, "bottom": 20, "inner": 30, "outer": 15})
    indent: float = 10
    line: float = 18
    space: float = 6
    number_top: float = 10


PARTY = {
    "nation": Spec((15, 15), "bold caps", "right"),
    "superior": Spec((14, 14), "caps", "left"),
    "organ": Spec((14, 14), "bold caps", "left"),
    "number": Spec((14, 14), "", "left"),
    "date": Spec((14, 14), "italic", "right"),
    "title": Spec((15, 16), "bold caps", "centre"),
    "subject": Spec((14, 15), "bold", "centre"),
    "basis": Spec((14, 15), "", "indent"),
    "enacting": Spec((14, 15), "", "indent"),
    "chapter": Spec((14, 15), "bold", "centre"),
    "chapter_name": Spec((14, 15), "bold caps", "centre"),
    "section": Spec((14, 15), "bold", "centre"),
    "section_name": Spec((14, 15), "bold caps", "centre"),
    "article": Spec((14, 15), "bold", "indent"),
    "body": Spec((14, 14), "", "indent"),
    "authority": Spec((14, 14), "bold caps", "signer"),
    "signer_title": Spec((14, 14), "caps", "signer"),
    "signer_name": Spec((14, 14), "bold", "signer"),
    "recipients_label": Spec((14, 14), "underlined", "margin"),
    "recipients": Spec((12, 12), "", "margin"),
    "urgency": Spec((14, 14), "bold caps", "left"),
    "circulation": Spec((12, 12), "bold caps"),
    "draft": Spec((14, 14), "italic"),
    "typist": Spec((8, 8), "caps"),
    "contact": Spec((10, 10)),
    "page_number": Spec((14, 14), "", "centre"),
}

STATE = PARTY | {
    "nation": Spec((12, 13), "bold caps", "right"),
    "motto": Spec((13, 14), "bold", "right"),
    "superior": Spec((12, 13), "caps", "left"),
    "organ": Spec((12, 13), "bold caps", "left"),
    "number": Spec((13, 13), "", "left"),
    "date": Spec((13, 14), "italic", "right"),
    "title": Spec((13, 14), "bold caps", "centre"),
    "subject": Spec((13, 14), "bold", "centre"),
    "basis": Spec((13, 14), "italic", "indent"),
    "enacting": Spec((13, 14), "any-weight", "indent"),
    "chapter": Spec((13, 14), "bold", "centre"),
    "chapter_name": Spec((13, 14), "bold caps", "centre"),
    "section": Spec((13, 14), "bold", "centre"),
    "section_name": Spec((13, 14), "bold caps", "centre"),
    "article": Spec((13, 14), "bold", "indent"),
    "body": Spec((14, 14), "", "indent"),
    "authority": Spec((13, 14), "bold caps", "signer"),
    "signer_title": Spec((13, 14), "bold caps", "signer"),
    "signer_name": Spec((13, 14), "bold", "signer"),
    "recipients_label": Spec((12, 12), "bold italic", "margin"),
    "recipients": Spec((11, 11), "", "margin"),
    "urgency": Spec((13, 14), "bold caps", "left"),
    "circulation": Spec((13, 14), "bold caps"),
    "draft": Spec((13, 14), "italic"),
    "typist": Spec((11, 11)),
    "contact": Spec((11, 12)),
    "page_number": Spec((13, 14), "", "centre"),
}

_PARTY = dict(
    elements=PARTY,
    nation="ĐẢNG CỘNG SẢN VIỆT NAM",
    motto=None,
    organ_mark="*",
    subject_mark="-----",
    number="Số {n}-{type}/{organ}",
    authority={"on_behalf_of": "T/M", "deputy_for": "K/T", "by_order_of": "T/L", "authorised_by": "Q."},
    basis_opening="- ",
    last_basis_end=",",
    urgency={"khan": "KHẨN", "thuong-khan": "THƯỢNG KHẨN", "hoa-toc": "HOẢ TỐC"},
    codes={"Quy chế": "QC", "Quyết định": "QĐ"},
)

PROFILES = {
    "hd05-2026": Format(**_PARTY, item_end=";"),
    "hd36-2018": Format(**_PARTY, item_end=","),
    "nd30-2020": Format(
        elements=STATE,
        nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        organ_mark="rule",
        subject_mark="rule",
        number="Số: {n}/{type}-{organ}",
        authority={"on_behalf_of": "TM.", "deputy_for": "KT.", "by_order_of": "TL.", "authorised_by": "TUQ."},
        item_end=";",
        basis_opening="",
        last_basis_end=".",
        urgency={"khan": "KHẨN", "thuong-khan": "THƯỢNG KHẨN", "hoa-toc": "HỎA TỐC"},
        codes={"Quy chế": "QC", "Quyết định": "QĐ"},
    ),
}
