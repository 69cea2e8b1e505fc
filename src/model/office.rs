//! What an office decides about reviews: severities, the list of "rõ", its own packs and words (`quyche.yaml`).

use super::schema::{Key, Shape};
use super::{Origins, Pack};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The settings of an office as `quyche.yaml` states them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// How bad a finding is, by the code, name or family of its rule.
    pub severity: BTreeMap<String, Weight>,
    /// Files of rule packs, inside the folder of the settings.
    pub packs: Vec<String>,
    /// Files of words that are right though no dictionary has them, inside the folder of the settings.
    pub vocabulary: Vec<String>,
    /// What must be clear of every duty ("5 rõ", "6 rõ").
    pub ro: Option<Vec<Clear>>,
    /// An article whose tasks are clear in less than so many percent of what must be is told of.
    pub ro_threshold: Option<usize>,
    /// How long an article may be.
    pub article: Limits,
    /// Where each value was read.
    #[serde(skip)]
    pub origins: Origins,
}

/// How long an article may be; a limit that is not set is [`Limits::DEFAULT`]'s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// So many words (syllables).
    pub words: Option<usize>,
    /// So many khoản.
    pub clauses: Option<usize>,
}

impl Limits {
    /// What an office that says nothing holds articles to: about two pages, common practice.
    pub const DEFAULT: (usize, usize) = (900, 15);
}

/// How much a finding weighs for an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Surely a fault.
    Error,
    /// Probably a fault.
    Warning,
    /// Worth knowing.
    Info,
    /// Not looked for.
    Off,
}

/// What is to be clear of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clear {
    /// Rõ người: who.
    Nguoi,
    /// Rõ việc: what.
    Viec,
    /// Rõ thời gian: by when.
    ThoiGian,
    /// Rõ trách nhiệm: answerable for what.
    TrachNhiem,
    /// Rõ sản phẩm (hiệu quả): with what product.
    SanPham,
    /// Rõ thẩm quyền: with what authority.
    ThamQuyen,
}

impl Clear {
    /// The five that an office reviews by unless it says otherwise.
    pub const FIVE: [Clear; 5] = [Clear::Nguoi, Clear::Viec, Clear::ThoiGian, Clear::TrachNhiem, Clear::SanPham];
}

/// All that surrounds a regulation in its office.
#[derive(Debug, Clone, Default)]
pub struct Office {
    /// Its settings.
    pub settings: Settings,
    /// The superior rules for the regulation's kind of organ: those that ship and the office's own.
    pub pack: Pack,
    /// Words that are right though no dictionary has them, folded as [`super::folded`] does, a phrase as one.
    pub vocabulary: BTreeSet<String>,
}

impl Office {
    /// What is to be clear of every duty, in the order stated.
    pub fn ro(&self) -> &[Clear] {
        self.settings.ro.as_deref().unwrap_or(&Clear::FIVE)
    }

    /// How clear the tasks of an article must be, in percent: a half unless the office says otherwise.
    pub fn ro_threshold(&self) -> usize {
        self.settings.ro_threshold.unwrap_or(50)
    }

    /// How much a finding weighs, when the settings say so of its code, its name or its family (`LANG`).
    pub fn weight(&self, code: &str, name: &str) -> Option<Weight> {
        let severity = &self.settings.severity;
        let family = code.trim_end_matches(|c: char| c.is_ascii_digit());
        severity.get(code).or_else(|| severity.get(name)).or_else(|| severity.get(family)).copied()
    }
}

/// The keys of `quyche.yaml`.
pub static SETTINGS: &[Key] = &[
    Key {
        name: "severity",
        shape: Shape::Each(&Shape::Choice(&["error", "warning", "info", "off"])),
        required: false,
        vi: "Mức độ của từng quy tắc, theo mã, tên hoặc họ: error, warning, info, off.",
        en: "Severity of a rule, by its code, name or family.",
    },
    Key {
        name: "packs",
        shape: Shape::List(&Shape::Text),
        required: false,
        vi: "Các tệp quy định của cấp trên do cơ quan tự lập, thêm vào bộ kèm theo chương trình.",
        en: "The office's own packs of superior rules.",
    },
    Key {
        name: "vocabulary",
        shape: Shape::List(&Shape::Text),
        required: false,
        vi: "Các tệp từ ngữ riêng của cơ quan, mỗi dòng một từ hoặc cụm từ.",
        en: "The office's own words, one word or phrase a line.",
    },
    Key {
        name: "ro",
        shape: Shape::List(&Shape::Choice(&["nguoi", "viec", "thoi-gian", "trach-nhiem", "san-pham", "tham-quyen"])),
        required: false,
        vi: "Những điều phải rõ ở mỗi nhiệm vụ: nguoi, viec, thoi-gian, trach-nhiem, san-pham, tham-quyen.",
        en: "What must be clear of every duty.",
    },
    Key {
        name: "ro_threshold",
        shape: Shape::Count(0, 100),
        required: false,
        vi: "Điều nào rõ dưới ngần này phần trăm thì báo (RO07), mặc định 50; 0 là không báo.",
        en: "RO07 tells of an article clear in less than so many percent; 50 by default, 0 for none.",
    },
    Key {
        name: "article",
        shape: Shape::Map(LIMITS),
        required: false,
        vi: "Một điều dài nhất bao nhiêu: words (tiếng, mặc định 900), clauses (khoản, mặc định 15).",
        en: "How long an article may be.",
    },
];

static LIMITS: &[Key] = &[
    Key {
        name: "words",
        shape: Shape::Count(1, 100_000),
        required: false,
        vi: "Số tiếng nhiều nhất của một điều; mặc định 900.",
        en: "The most words of an article; 900 by default.",
    },
    Key {
        name: "clauses",
        shape: Shape::Count(1, 1_000),
        required: false,
        vi: "Số khoản nhiều nhất của một điều; mặc định 15.",
        en: "The most khoản of an article; 15 by default.",
    },
];
