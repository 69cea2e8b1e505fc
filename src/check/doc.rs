//! The twin of a rule: a Markdown text of fixed headings in two languages, with the examples that are its tests.

/// A rule's explanation.
#[derive(Debug, Clone, Default)]
pub struct Doc {
    /// Its name for people: what stands after `·` in the title.
    pub title: String,
    /// In Vietnamese.
    pub vi: TextOf,
    /// In English.
    pub en: TextOf,
    /// The examples, in order.
    pub examples: Vec<Example>,
    /// The headings, in order, for the test that holds their form.
    pub headings: Vec<String>,
}

/// What a rule's twin says in one language, as Markdown.
#[derive(Debug, Clone, Default)]
pub struct TextOf {
    /// What the fault is.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// How to mend it.
    pub mend: String,
}

/// An example: a small regulation.
#[derive(Debug, Clone)]
pub struct Example {
    /// Whether the rule has nothing to say about it.
    pub good: bool,
    /// As written, for people.
    pub text: String,
    /// Its files: those opened by `--- name`, else one text `01-a.md`.
    pub files: Vec<(String, String)>,
}

impl Doc {
    /// The headings of every twin, in order, behind its title.
    pub const HEADINGS: [&'static str; 7] =
        ["Lỗi là gì", "Vì sao", "Cách sửa", "What it does", "Why", "How to mend", "Ví dụ · Examples"];

    /// Reads a twin; what is not of its form is left out, which a test rules out.
    pub fn read(text: &str) -> Self {
        let mut doc = Doc::default();
        let mut fence: Option<(bool, String)> = None;
        for line in text.lines() {
            if let Some((good, body)) = &mut fence {
                if line.trim_end() == "```" {
                    doc.examples.push(Example::read(*good, body));
                    fence = None;
                } else {
                    body.push_str(line);
                    body.push('\n');
                }
            } else if let Some(kind) = line.strip_prefix("```quyche ") {
                fence = Some((kind.trim() == "good", String::new()));
            } else if let Some(heading) = line.strip_prefix("## ") {
                doc.headings.push(heading.trim().to_owned());
            } else if let Some(title) = line.strip_prefix("# ") {
                doc.title = title.split_once('·').map_or(title, |(_, title)| title).trim().to_owned();
            } else if let Some(out) = doc.section() {
                out.push_str(line);
                out.push('\n');
            }
        }
        for section in [&mut doc.vi, &mut doc.en] {
            for text in [&mut section.what, &mut section.why, &mut section.mend] {
                *text = text.trim().to_owned();
            }
        }
        doc
    }

    /// The text under the heading read last.
    fn section(&mut self) -> Option<&mut String> {
        let at = Self::HEADINGS.iter().position(|heading| self.headings.last().is_some_and(|last| last == heading))?;
        Some(match at {
            0 => &mut self.vi.what,
            1 => &mut self.vi.why,
            2 => &mut self.vi.mend,
            3 => &mut self.en.what,
            4 => &mut self.en.why,
            5 => &mut self.en.mend,
            _ => return None,
        })
    }
}

impl Example {
    fn read(good: bool, text: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("--- ") {
                files.push((name.trim().to_owned(), String::new()));
                continue;
            }
            if files.is_empty() {
                files.push(("01-a.md".to_owned(), String::new()));
            }
            if let Some((_, body)) = files.last_mut() {
                body.push_str(line);
                body.push('\n');
            }
        }
        Self { good, text: text.to_owned(), files }
    }
}
