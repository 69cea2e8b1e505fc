//! Generated regulations with all that the notation can say and a print can show: chương with and without mục, điều without
//! a name, khoản, điểm, indents, paragraphs and tables in each of them, footnotes, emphasis, annexes, quotations.

use crate::seeded::phrases;
use crate::seeded::random::Random;
use quyche::load::load;
use quyche::model::Regulation;
use quyche::source::{FACTS_FILE, Sources};

/// The facts of examples: of both families of formats, with a decision and without, with several signatories.
const FACTS: [(&str, &str); 4] = [
    (include_str!("../../../regulations/chi-bo/regulation.yaml"), ""),
    (include_str!("../../../regulations/tinh-uy-2025-2030/regulation.yaml"), ""),
    (
        include_str!("../../../regulations/phoi-hop/regulation.yaml"),
        include_str!("../../../regulations/phoi-hop/quyet-dinh.md"),
    ),
    (
        include_str!("../../../regulations/ubnd-xa/regulation.yaml"),
        include_str!("../../../regulations/ubnd-xa/quyet-dinh.md"),
    ),
];

/// A regulation of so many articles.
pub fn regulation(seed: u64, articles: usize) -> Regulation {
    let mut writer = Writer { random: Random::new(seed), out: String::new(), notes: 0, said: Vec::new() };
    writer.text(articles);
    let (facts, decision) = FACTS[usize::try_from(seed).unwrap() % FACTS.len()];
    let mut sources = Sources::new();
    sources.add(FACTS_FILE, FACTS_FILE, facts);
    if !decision.is_empty() {
        // A print has the words of a placeholder.
        let decision = decision.replace("{{ organ.name }}", "Uỷ ban nhân dân xã").replace("{{ term.years }}", "2021");
        sources.add("quyet-dinh.md", "quyet-dinh.md", decision);
    }
    let text = format!("{}\n{}", writer.out, writer.said.join("\n"));
    sources.add("01-noi-dung.md", "01-noi-dung.md", text);
    load(&sources).regulation
}

struct Writer {
    random: Random,
    out: String,
    notes: usize,
    /// The footnotes.
    said: Vec<String>,
}

const LETTERS: [&str; 6] = ["a", "b", "c", "d", "đ", "e"];

impl Writer {
    fn text(&mut self, articles: usize) {
        let with_chapters = self.random.percent(75);
        let mut left = articles;
        while left > 0 {
            let count = self.random.between(1, 5).min(left);
            left -= count;
            if with_chapters {
                self.heading("#", "");
            }
            let with_sections = with_chapters && count > 1 && self.random.percent(40);
            for at in 0..count {
                if with_sections && at % 2 == 0 {
                    self.heading("##", "");
                }
                self.article();
            }
        }
        for _ in 0..self.random.below(3) {
            let class = if self.random.percent(40) { " {.phu-luc .ngang}" } else { " {.phu-luc}" };
            self.heading("#", class);
            self.content(true);
        }
    }

    fn heading(&mut self, marks: &str, class: &str) {
        let name = phrases::title(&mut self.random);
        let note = self.footnote(10);
        self.out.push_str(&format!("\n{marks} {name}{note}{class}\n\n"));
    }

    fn article(&mut self) {
        if self.random.percent(10) {
            let words = self.words();
            self.out.push_str(&format!("\n###\n\n{words}\n\n"));
        } else {
            let name = phrases::heading(&mut self.random);
            let note = self.footnote(5);
            self.out.push_str(&format!("\n### {name}{note}\n\n"));
        }
        self.content(false);
    }

    fn content(&mut self, in_annex: bool) {
        if self.random.percent(25) || in_annex {
            self.paragraph("");
        }
        if self.random.percent(15) || in_annex {
            self.table("");
        }
        match self.random.below(10) {
            0 => self.points(""),
            1 => self.indents(""),
            _ => self.clauses(in_annex),
        }
    }

    fn clauses(&mut self, in_annex: bool) {
        for at in 0..self.random.between(2, 6) {
            let number = at + 1;
            if !in_annex && self.random.percent(8) {
                let open = format!("{number}. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n");
                self.out.push_str(&open);
                self.quote();
                continue;
            }
            let has_points = self.random.percent(30);
            let words = if has_points { phrases::lead(&mut self.random) } else { self.words() };
            self.out.push_str(&format!("{number}. {words}\n"));
            if self.random.percent(12) {
                self.paragraph("   ");
            }
            if self.random.percent(12) {
                self.table("   ");
            }
            match (has_points, self.random.below(8)) {
                (true, _) => self.points("   "),
                (_, 0) => self.indents("   "),
                _ => {}
            }
            if self.random.percent(12) {
                self.paragraph("   ");
            }
            if self.random.percent(8) {
                self.table("   ");
            }
            // What stands at the left edge is the article's own.
            if self.random.percent(6) {
                self.paragraph("");
            }
            if self.random.percent(6) {
                self.table("");
            }
        }
    }

    fn points(&mut self, room: &str) {
        for letter in &LETTERS[..self.random.between(2, 6)] {
            let point = phrases::point(&mut self.random);
            let note = self.footnote(8);
            self.out.push_str(&format!("{room}{letter}) {point}{note};\n"));
            let below = format!("{room}   ");
            if self.random.percent(12) {
                self.indents(&below);
            }
            if self.random.percent(8) {
                self.paragraph(&below);
            }
            if self.random.percent(8) {
                self.table(&below);
            }
        }
    }

    fn indents(&mut self, room: &str) {
        for _ in 0..self.random.between(2, 4) {
            let words = phrases::point(&mut self.random);
            self.out.push_str(&format!("{room}- {words};\n"));
            if self.random.percent(25) {
                let words = phrases::point(&mut self.random);
                self.out.push_str(&format!("{room}  + {words};\n"));
            }
            if self.random.percent(10) {
                self.paragraph(&format!("{room}  "));
            }
        }
    }

    fn quote(&mut self) {
        let (first, second) = (self.words(), phrases::point(&mut self.random));
        if self.random.percent(50) {
            self.out.push_str(&format!("   > 2. {first}\n   >    a) {second};\n   >    b) {second}.\n"));
        } else {
            let name = phrases::heading(&mut self.random);
            self.out.push_str(&format!("   > ### {name} {{number=5a}}\n   >\n   > 1. {first}\n   > 2. {second}.\n"));
        }
    }

    fn paragraph(&mut self, room: &str) {
        let words = self.words();
        self.out.push_str(&format!("\n{room}{words}\n\n"));
    }

    fn table(&mut self, room: &str) {
        let rows = self.random.between(1, 4);
        let (left, right) = (phrases::point(&mut self.random), phrases::point(&mut self.random));
        self.out.push_str(&format!("\n{room}| TT | Việc | Nơi làm |\n{room}|---|---|---|\n"));
        for row in 1..=rows {
            self.out.push_str(&format!("{room}| {row} | {left} | *{right}* |\n"));
        }
        self.out.push('\n');
    }

    /// A sentence or two, now and then with emphasis, a footnote, a line break.
    fn words(&mut self) -> String {
        let mut words = phrases::sentence(&mut self.random, &[]);
        if self.random.percent(30) {
            words = format!("{words} {}", phrases::sentence(&mut self.random, &[]));
        }
        if self.random.percent(10) {
            let emphasised = phrases::point(&mut self.random);
            words = format!("Phải **{emphasised}** theo đúng thời hạn. {words}");
        }
        let note = self.footnote(8);
        format!("{words}{note}")
    }

    fn footnote(&mut self, share: usize) -> String {
        if !self.random.percent(share) {
            return String::new();
        }
        self.notes += 1;
        let words = phrases::sentence(&mut self.random, &[]);
        self.said.push(format!("\n[^{}]: {words}", self.notes));
        format!("[^{}]", self.notes)
    }
}
