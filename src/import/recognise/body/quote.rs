//! Quotations of another text, as amending instruments have them: what stands between “ and ” below `… như sau:`.

use super::super::line::Line;
use super::Builder;
use crate::model::{Level, Provision};

/// A quotation is no longer than so many lines.
const MOST_LINES: usize = 5000;

impl Builder<'_> {
    /// The line that ends the quotation which begins at a line, when one does.
    pub(super) fn quotation(&self, at: usize) -> Option<usize> {
        let leads = |line: &Line| line.text.trim_end().to_lowercase().ends_with("như sau:");
        let opens = self.lines[at].text.starts_with('“') && !self.quoted;
        if !opens || !self.lines[..at].last().is_some_and(leads) {
            return None;
        }
        let mut depth = 0i64;
        for (place, line) in self.lines.iter().enumerate().skip(at).take(MOST_LINES) {
            for c in line.text.chars() {
                match c {
                    '“' => depth += 1,
                    '”' => depth -= 1,
                    _ => {}
                }
            }
            if depth <= 0 {
                return bare_end(&line.text).map(|_| place);
            }
        }
        None
    }

    /// Adds the quotation that stands in these lines; gives the line behind it.
    pub(super) fn quote(&mut self, first: usize, last: usize) -> usize {
        let mut lines: Vec<Line> = self.lines[first..=last].to_vec();
        if let Some(line) = lines.last_mut()
            && let Some(end) = bare_end(&line.text)
        {
            cut(line, 0..end);
        }
        if let Some(line) = lines.first_mut() {
            cut(line, '“'.len_utf8()..line.text.len());
        }
        let mut builder = Builder::new(&lines, self.cases, self.ledger);
        builder.quoted = true;
        let mut quote = Provision::new(Level::Quote);
        quote.origin = self.lines[first].span.into();
        quote.children = builder.build();
        self.add(quote);
        last + 1
    }
}

/// The byte where the mark stands that ends a line, before a stop of the sentence around it.
fn bare_end(text: &str) -> Option<usize> {
    let end = text.trim_end().trim_end_matches(['.', ';', ',']).trim_end();
    end.strip_suffix('”').map(str::len)
}

/// Keeps these bytes of a line, and what readers said of it.
fn cut(line: &mut Line, range: std::ops::Range<usize>) {
    let notes = std::mem::take(&mut line.notes);
    let table = line.table.take();
    if table.is_none() {
        *line = line.part(range);
    }
    (line.notes, line.table) = (notes, table);
}
