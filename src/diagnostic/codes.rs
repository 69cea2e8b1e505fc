//! Every kind of finding that reading a regulation can give: its code, its name and how bad it is.

use super::Severity;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Stable code, `TEXT03`: a family and a number.
    pub code: &'static str,
    /// What it is called, right after "allow": `dead-reference`.
    pub name: &'static str,
    /// How bad it is unless the settings say otherwise.
    pub severity: Severity,
}

impl Code {
    /// A kind of finding with this code, name and severity.
    pub const fn new(code: &'static str, name: &'static str, severity: Severity) -> Self {
        Self { code, name, severity }
    }

    /// The letters that the code begins with: `TEXT`.
    pub fn family(&self) -> &'static str {
        self.code.trim_end_matches(|c: char| c.is_ascii_digit())
    }
}

/// A file that the settings of an office name cannot be read; a kind of `check`, found by reading.
pub const SETTINGS_FILE: Code = Code::new("META05", "settings-file", Severity::Error);

macro_rules! codes {
    ($($constant:ident = $code:literal $name:literal $severity:ident;)*) => {
        $(
            #[doc = concat!($code, " ", $name)]
            pub static $constant: Code = Code { code: $code, name: $name, severity: Severity::$severity };
        )*

        /// Every kind, by family.
        pub static ALL: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    NOT_UTF8 = "FILE01" "not-utf8" Error;
    LEGACY_ENCODING = "FILE02" "legacy-encoding" Error;
    BYTE_ORDER_MARK = "FILE03" "byte-order-mark" Warning;
    CARRIAGE_RETURNS = "FILE04" "carriage-returns" Info;
    NOT_COMPOSED = "FILE05" "not-composed" Warning;
    NO_FACTS = "FILE06" "no-facts" Error;
    NO_TEXT = "FILE07" "no-text" Error;
    CONTROL_CHARACTER = "FILE08" "control-character" Warning;
    NOT_READ = "FILE09" "not-read" Info;
    YAML_SYNTAX = "YAML01" "yaml-syntax" Error;
    UNKNOWN_KEY = "YAML02" "unknown-key" Error;
    DUPLICATE_KEY = "YAML03" "duplicate-key" Error;
    WRONG_TYPE = "YAML04" "wrong-type" Error;
    BAD_VALUE = "YAML05" "bad-value" Error;
    MISSING_KEY = "YAML06" "missing-key" Error;
    YAML_FEATURE = "YAML07" "yaml-feature" Error;
    TOO_DEEP = "YAML08" "too-deep" Error;
    TERM_BACKWARDS = "FACT01" "term-backwards" Error;
    UNKNOWN_ROLE = "FACT02" "unknown-role" Error;
    DUPLICATE_FACT_ID = "FACT03" "duplicate-fact-id" Error;
    ACCOUNTABLE_CIRCLE = "FACT04" "accountable-circle" Error;
    UNKNOWN_PROFILE = "FACT05" "unknown-profile" Error;
    VOTE_SHARE = "FACT06" "vote-share" Error;
    DRAFT_NUMBER = "FACT07" "draft-number" Warning;
    DECISION_TEXT = "FACT08" "decision-text" Error;
    SCHEMA_VERSION = "FACT09" "schema-version" Error;
    TO_FILL = "FACT10" "to-fill" Info;
    UNKNOWN_INSTRUCTION = "FACT11" "unknown-instruction" Error;
    LEVEL_SKIP = "TEXT01" "level-skip" Error;
    DUPLICATE_ID = "TEXT02" "duplicate-id" Error;
    DEAD_REFERENCE = "TEXT03" "dead-reference" Error;
    DEAD_PLACEHOLDER = "TEXT04" "dead-placeholder" Error;
    WRONG_MARKER = "TEXT05" "wrong-marker" Warning;
    FOREIGN_LETTER = "TEXT06" "foreign-letter" Error;
    HTML = "TEXT07" "html" Warning;
    BAD_ATTRIBUTE = "TEXT08" "bad-attribute" Error;
    UNKNOWN_ATTRIBUTE = "TEXT09" "unknown-attribute" Error;
    BAD_NUMBER = "TEXT10" "bad-number" Error;
    FOOTNOTE_MISSING = "TEXT11" "footnote-missing" Error;
    FOOTNOTE_UNUSED = "TEXT12" "footnote-unused" Error;
    NOT_NOTATION = "TEXT13" "not-notation" Error;
    STRAY_TEXT = "TEXT14" "stray-text" Error;
    LINK_TEXT = "TEXT15" "link-text" Error;
    BAD_ID = "TEXT16" "bad-id" Error;
    TYPED_PIN = "TEXT17" "typed-pin" Warning;
    NOTE_OPEN = "TEXT18" "note-open" Error;
    EMPTY_PLACEHOLDER = "TEXT19" "empty-placeholder" Warning;
    RAGGED_TABLE = "TEXT20" "ragged-table" Error;
    SAME_HEADING = "TEXT21" "same-heading" Warning;
    CONFLICT_MARKER = "TEXT22" "conflict-marker" Error;
    QUOTED_NUMBER = "TEXT23" "quoted-number" Error;
    QUOTE_WITHOUT_AMENDS = "TEXT24" "quote-without-amends" Warning;
    NOT_UNDERSTOOD = "IMP01" "not-understood" Warning;
    NUMBER_PINNED = "IMP02" "number-pinned" Warning;
    LETTER_RECOUNTED = "IMP03" "letter-recounted" Warning;
    NO_REGULATION = "IMP04" "no-regulation" Warning;
    LETTERS_LOST = "IMP05" "letters-lost" Error;
    NUMBER_MISREAD = "IMP06" "number-misread" Warning;
    PAGES_RECOGNISED = "IMP07" "pages-recognised" Warning;
    PAGES_UNREAD = "IMP08" "pages-unread" Warning;
    FILE_CUT_OFF = "IMP09" "file-cut-off" Error;
    LETTERS_UNREADABLE = "IMP10" "letters-unreadable" Error;
    PAGES_SIDE_BY_SIDE = "IMP11" "pages-side-by-side" Warning;
    MARKS_SET_ASIDE = "IMP12" "marks-set-aside" Warning;
    NOTE_MARKS_SET_ASIDE = "IMP13" "note-marks-set-aside" Warning;
    FORMAT_SHEET = "FMT01" "sheet-size" Warning;
    FORMAT_MARGIN = "FMT02" "margin" Warning;
    FORMAT_PAGE_NUMBER = "FMT03" "page-number" Warning;
    FORMAT_FONT = "FMT04" "font" Warning;
    FORMAT_SIZE = "FMT05" "letter-size" Warning;
    FORMAT_STYLE = "FMT06" "letter-style" Warning;
    FORMAT_CAPITALS = "FMT07" "capitals" Warning;
    FORMAT_PLACE = "FMT08" "line-place" Warning;
    FORMAT_INDENT = "FMT09" "indent" Warning;
    FORMAT_SPACE = "FMT10" "paragraph-space" Warning;
    FORMAT_LINES = "FMT11" "line-distance" Warning;
    FORMAT_HEAD = "FMT12" "head-line" Warning;
    FORMAT_NUMBER = "FMT13" "number-form" Warning;
    FORMAT_DATE = "FMT14" "date-line" Warning;
    FORMAT_AUTHORITY = "FMT15" "authority-words" Warning;
    FORMAT_RECIPIENTS = "FMT16" "recipients-form" Warning;
    REFUSED_INSTRUCTION = "AMEND01" "refused-instruction" Error;
    UNREAD_INSTRUCTION = "AMEND02" "unread-instruction" Warning;
    CITES_NOTHING = "AMEND03" "cites-nothing" Warning;
    AMENDS_IN_A_CIRCLE = "AMEND04" "amends-in-a-circle" Error;
    DAYS_DIFFER = "AMEND05" "days-differ" Error;
    SIGN_OFF_LAPSED = "SIGN01" "sign-off-lapsed" Warning;
    SIGNED_UNKNOWN = "SIGN02" "signed-unknown" Warning;
}

/// What leaves nothing to review or print: the facts or the text could not be read at all, or hold two versions.
pub static FATAL: [&Code; 7] =
    [&NOT_UTF8, &LEGACY_ENCODING, &NO_FACTS, &NO_TEXT, &YAML_SYNTAX, &TOO_DEEP, &CONFLICT_MARKER];
