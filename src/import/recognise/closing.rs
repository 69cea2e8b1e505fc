//! The end of a part: recipients and signatures.

use super::ledger::{Ledger, line_letters};
use super::line::Line;
use super::place::{self, Authority, Head, is_caps, is_rule, key};
use super::recase::Cases;
use super::text;
use crate::import::Tag;
use crate::model::{Provision, Signature};
use chrono::NaiveDate;

/// What a closing says.
#[derive(Debug, Clone, Default)]
pub(super) struct Closing {
    pub(super) signatures: Vec<Signature>,
    pub(super) recipients: Vec<String>,
    /// Place and date over the signature.
    pub(super) dated: Option<(Option<String>, Option<NaiveDate>)>,
    /// Contact line.
    pub(super) contact: Option<String>,
    /// Typist and copies.
    pub(super) typist: Option<String>,
    /// What was not understood.
    pub(super) notes: Vec<Provision>,
}

/// Reads the lines of a closing.
pub(super) fn read(lines: &[Line], cases: &Cases, ledger: &mut Ledger) -> Closing {
    let mut reader = Reader {
        closing: Closing::default(),
        cases,
        ledger,
        in_list: false,
        goes_on: false,
        pending: Vec::new(),
        names: Vec::new(),
    };
    for line in lines {
        if line.table.is_some() {
            let note = reader.ledger.unknown(line);
            reader.closing.notes.push(note);
        } else if !is_rule(&line.text) && !line.text.is_empty() {
            reader.line(line);
        }
        for said in &line.notes {
            let note = reader.ledger.remark(said, line.span);
            reader.closing.notes.push(note);
        }
    }
    reader.flush();
    reader.closing
}

struct Reader<'l, 'c> {
    closing: Closing,
    cases: &'l Cases<'c>,
    ledger: &'l mut Ledger,
    /// Whether the list of recipients is open.
    in_list: bool,
    /// Whether its last item goes on.
    goes_on: bool,
    /// Authorities and titles whose names are still to come.
    pending: Vec<Signer>,
    names: Vec<String>,
}

/// A line over a name.
enum Signer {
    Authority(Authority, String),
    Title(String),
}

impl Reader<'_, '_> {
    fn line(&mut self, line: &Line) {
        let words = line.plain();
        if place::is_recipients(&words) {
            self.in_list = true;
            self.goes_on = false;
            let behind = words.split_once(':').map_or("", |(_, behind)| behind).trim();
            if !behind.is_empty() {
                self.recipient(behind);
            }
            self.ledger.fact(line, Tag::RecipientsLabel);
            return;
        }
        if let Some((kind, of)) = place::authority(&words) {
            self.in_list = false;
            if !self.names.is_empty() {
                self.flush();
            }
            let of = text::safe(&self.cases.name(of.trim_end_matches([',', ' '])));
            self.pending.push(Signer::Authority(kind, of));
            self.ledger.fact(line, Tag::Authority);
            return;
        }
        let dashed = words.trim_start().starts_with(['-', '–', '+', '•', '*']);
        if self.in_list && (dashed || self.goes_on && !is_caps(&words)) {
            self.recipient(&words);
            self.ledger.fact(line, Tag::Recipient);
            return;
        }
        if let Some(Head::Date { place, date, partly: false }) = place::head(&words) {
            self.closing.dated = Some((place, date));
            self.ledger.fact(line, Tag::Date);
            return;
        }
        if is_seal(&words) {
            self.ledger.letters.aside += line_letters(line);
            return;
        }
        if self.small_print(&words, line) {
            return;
        }
        if let Some(tag) = self.signer(&words) {
            self.in_list = false;
            self.ledger.fact(line, tag);
            return;
        }
        if self.in_list && !is_name(&words) {
            self.recipient(&words);
            self.ledger.fact(line, Tag::Recipient);
            return;
        }
        let note = self.ledger.unknown(line);
        self.closing.notes.push(note);
    }

    /// Who typed it and whom to ask; whether it was one.
    fn small_print(&mut self, words: &str, line: &Line) -> bool {
        let key = key(words);
        let asks = ["điện thoại", "đt", "email", "liên hệ", "thư điện tử"].iter().any(|open| key.starts_with(open))
            || words.contains('@');
        if asks && self.closing.contact.is_none() {
            self.closing.contact = Some(text::safe(words.trim()));
            self.ledger.fact(line, Tag::Contact);
            return true;
        }
        // `HTL-45B`, `NVA.15b`
        let signed = !self.names.is_empty() || !self.closing.signatures.is_empty();
        let short = words.split_whitespace().count() <= 2 && words.len() <= 24;
        let coded = words.contains(['-', '.', '/', '(']) && words.chars().any(|c| c.is_ascii_digit());
        if signed && short && coded && self.closing.typist.is_none() {
            self.closing.typist = Some(text::safe(words.trim()));
            self.ledger.fact(line, Tag::Typist);
            return true;
        }
        false
    }

    fn recipient(&mut self, words: &str) {
        let item = words.trim().trim_start_matches(['-', '–', '+', '•', '*', ' ', '\u{a0}']);
        let dashed = item.len() < words.trim().len();
        let ended = item.ends_with([';', ',', '.']);
        let bare = text::safe(item.trim_end_matches([';', ',', '.', ' ']));
        match self.closing.recipients.last_mut().filter(|_| self.goes_on && !dashed) {
            Some(last) => {
                last.push(' ');
                last.push_str(&bare);
            }
            None => self.closing.recipients.push(bare),
        }
        self.goes_on = !ended;
    }

    /// Who signs, one or several: names may stand under all titles of a row.
    fn flush(&mut self) {
        let names = std::mem::take(&mut self.names);
        let mut signers: Vec<Vec<Signer>> = Vec::new();
        for signer in std::mem::take(&mut self.pending) {
            let titled = signers.last().is_some_and(|last| last.iter().any(|one| matches!(one, Signer::Title(_))));
            match signers.last_mut().filter(|_| !titled) {
                Some(last) => last.push(signer),
                None => signers.push(vec![signer]),
            }
        }
        if names.len() < 2 && signers.len() > 1 && signers[1..].iter().all(|one| matches!(one[..], [Signer::Title(_)]))
        {
            let rest: Vec<Signer> = signers.drain(1..).flatten().collect();
            signers[0].extend(rest);
        }
        let count = signers.len().max(names.len());
        let mut names = names.into_iter();
        // Names too few stand under the last titles.
        let nameless = count - names.len();
        for (at, lines) in signers.into_iter().map(Some).chain(std::iter::repeat_with(|| None)).take(count).enumerate()
        {
            let mut signature = Signature::default();
            for line in lines.into_iter().flatten() {
                match line {
                    Signer::Authority(kind, of) => {
                        let place = match kind {
                            Authority::OnBehalf => &mut signature.on_behalf_of,
                            Authority::Deputy => &mut signature.deputy_for,
                            Authority::ByOrder => &mut signature.by_order_of,
                            Authority::Authorised => &mut signature.authorised_by,
                        };
                        place.get_or_insert(of);
                    }
                    Signer::Title(title) => match &mut signature.title {
                        Some(before) => *before = format!("{before}, {title}"),
                        None => signature.title = Some(title),
                    },
                }
            }
            if at >= nameless {
                signature.name = names.next();
            }
            self.closing.signatures.push(signature);
        }
    }

    /// A title or a name, if it was one.
    fn signer(&mut self, words: &str) -> Option<Tag> {
        let words = words.trim();
        let count = words.split_whitespace().count();
        let blank = words.chars().all(|c| matches!(c, '.' | '…' | ' '));
        if count > 16 || words.ends_with([';', '.', ':']) && !blank {
            return None;
        }
        let titled = self.pending.iter().any(|one| matches!(one, Signer::Title(_)));
        let cased = text::safe(&self.cases.name(words));
        // A title that a column wrapped ends in the middle: “TRƯỞNG BAN TUYÊN GIÁO VÀ”.
        if let Some(Signer::Title(before)) = self.pending.last_mut()
            && self.names.is_empty()
            && ["và", "của"].iter().any(|word| before.to_lowercase().ends_with(&format!(" {word}")))
        {
            before.push(' ');
            before.push_str(&cased);
            return Some(Tag::SignerTitle);
        }
        if is_name(words) && !opens_title(words) && titled {
            self.names.push(cased);
            return Some(Tag::SignerName);
        }
        let opens = opens_title(words) || is_caps(words) || !self.pending.is_empty() && !titled;
        if !opens {
            return None;
        }
        if !self.names.is_empty() {
            self.flush();
        }
        self.pending.push(Signer::Title(cased));
        Some(Tag::SignerTitle)
    }
}

/// `(Đã ký)`, `(Ký tên, đóng dấu)`.
fn is_seal(words: &str) -> bool {
    let key = key(words);
    ["đã ký", "đã kí", "ký tên", "ký tên đóng dấu", "đã ký và đóng dấu", "chữ ký dấu", "chữ ký"].contains(&key.as_str())
}

/// Whether words begin as titles do.
pub(super) fn opens_title(words: &str) -> bool {
    let key = key(words);
    let titles = [
        "bí thư",
        "phó bí thư",
        "chủ tịch",
        "phó chủ tịch",
        "chủ nhiệm",
        "phó chủ nhiệm",
        "chánh văn phòng",
        "phó chánh",
        "trưởng ban",
        "phó trưởng ban",
        "giám đốc",
        "phó giám đốc",
        "thủ tướng",
        "phó thủ tướng",
        "bộ trưởng",
        "thứ trưởng",
        "hiệu trưởng",
        "viện trưởng",
        "cục trưởng",
        "tổng bí thư",
        "uỷ viên",
        "tổng giám đốc",
        "trưởng phòng",
        "phó trưởng phòng",
    ];
    titles
        .iter()
        .any(|title| key == *title || key.starts_with(&format!("{title} ")) || key.starts_with(&format!("{title},")))
}

/// Whether words are a person's name, or the room for one.
pub(super) fn is_name(words: &str) -> bool {
    let words = words.trim();
    if words == "…" || words.chars().all(|c| matches!(c, '.' | '…' | ' ')) {
        return true;
    }
    let bare = words.rsplit('.').next().unwrap_or(words).trim();
    let count = bare.split_whitespace().count();
    let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    (2..=7).contains(&count) && bare.split_whitespace().all(capital)
}
