//! What a paragraph of a foreign document was recognised as, for the review of its format.

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// `ĐẢNG CỘNG SẢN VIỆT NAM`, or the country's name.
    Nation,
    /// `Độc lập - Tự do - Hạnh phúc`.
    Motto,
    /// The superior organ.
    Superior,
    /// The issuing organ.
    Organ,
    /// `*` under it.
    OrganMark,
    /// `Số 01-QC/TU`.
    Number,
    /// Place and date.
    Date,
    /// `KHẨN`.
    Urgency,
    /// Phạm vi lưu hành.
    Circulation,
    /// `Dự thảo lần 2`.
    Draft,
    /// Tên loại.
    Title,
    /// Trích yếu.
    Subject,
    /// `-----` under it.
    SubjectMark,
    /// `(Ban hành kèm theo Quyết định số …)`.
    Promulgated,
    /// Căn cứ.
    Basis,
    /// Who decides, in capitals over the bases.
    EnactingOrgan,
    /// The clause that issues.
    Enacting,
    /// `Chương I`; its name may follow after a break.
    Chapter,
    /// The name of a chương, when it stands in a paragraph of its own.
    ChapterName,
    /// `Mục 1`; its name may follow after a break.
    Section,
    /// The name of a mục, when it stands in a paragraph of its own.
    SectionName,
    /// `Điều 1. Tên`.
    Article,
    /// `1. …`.
    Clause,
    /// `a) …`.
    Point,
    /// `- …`, `+ …`.
    Indent,
    /// Running text.
    Paragraph,
    /// What stands in a table of the text.
    TableCell,
    /// T/M, K/T, T/L, Q.
    Authority,
    /// The title of the signatory.
    SignerTitle,
    /// The name of the signatory.
    SignerName,
    /// `Nơi nhận:`.
    RecipientsLabel,
    /// An item of its list.
    Recipient,
    /// Contact line.
    Contact,
    /// Typist and copies.
    Typist,
    /// `Phụ lục 1`; its name may follow after a break.
    Annex,
    /// The name of an annex, when it stands in a paragraph of its own.
    AnnexName,
    /// Nothing but a drawn line.
    Rule,
    /// Nothing.
    Blank,
    /// What nobody recognised.
    Other,
}
