//! Where words go: standard output for what was asked, standard error for everything about it.

use super::Failure;
use super::args::When;
use crate::lang::Lang;
use crate::store;
use std::io::{BufWriter, IsTerminal, Write};

/// The output of a run.
pub(super) struct Output {
    /// The reader's language.
    pub(super) lang: Lang,
    when: When,
}

impl Output {
    pub(super) fn new(lang: Lang, when: When) -> Self {
        Self { lang, when }
    }

    /// Whether standard output takes colour.
    pub(super) fn coloured(&self) -> bool {
        match self.when {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                std::io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }

    /// Whether colour was asked for whatever the output is.
    pub(super) fn always_coloured(&self) -> bool {
        self.when == When::Always
    }

    /// How many columns a line may take, from 60 to 160.
    pub(super) fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let columns = columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)));
        columns.unwrap_or(100).clamp(60, 160)
    }

    /// Writes to standard output; on a terminal through the reader's pager: `PAGER`, else `less -R`.
    pub(super) fn page(&mut self, text: &str, straight: bool) -> Result<(), Failure> {
        if !straight && std::io::stdout().is_terminal() {
            let pager = std::env::var("PAGER").unwrap_or_else(|_| "less -R".to_owned());
            // As git does: a text of one screen is not held, colours pass, the screen stays as it was.
            if store::show_in_pager(&pager, &[("LESS", "FRX"), ("LESSCHARSET", "utf-8")], text.as_bytes()) {
                return Ok(());
            }
        }
        self.print(text)
    }

    /// Writes to standard output.
    pub(super) fn print(&mut self, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
        let mut stdout = BufWriter::new(std::io::stdout().lock());
        stdout.write_all(bytes.as_ref())?;
        stdout.flush()?;
        Ok(())
    }

    /// Takes what was written off the screen, when there is one.
    pub(super) fn clear(&self) {
        if std::io::stdout().is_terminal() {
            let _ = std::io::stdout().write_all(b"\x1b[2J\x1b[H");
        }
    }

    /// Whether somebody watches standard error.
    pub(super) fn tells_progress(&self) -> bool {
        std::io::stderr().is_terminal()
    }

    /// Shows on standard error how much is done; the bar goes when all is.
    pub(super) fn progress(done: usize, all: usize) {
        const LENGTH: usize = 40;
        let full = done * LENGTH / all.max(1);
        let bar = format!("\r[{}{}] {done}/{all}", "#".repeat(full), " ".repeat(LENGTH - full));
        let text = if done < all { bar } else { format!("\r{}\r", " ".repeat(bar.len())) };
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    /// Tells something on standard error: the sentence `key`.
    pub(super) fn tell(&mut self, key: &str, gaps: &[(&str, String)]) {
        let line = format!("{}\n", self.lang.fill(key, gaps));
        // Nothing can be done when even that is closed.
        let _ = std::io::stderr().write_all(line.as_bytes());
    }

    /// Tells why a command failed.
    pub(super) fn failure(&mut self, failure: &Failure) {
        let (message, help) = match failure {
            Failure::Said(message, help) => (message, help.as_ref()),
            Failure::Bug(message, help) => (message, Some(help)),
            Failure::BrokenPipe => return,
        };
        let mut text = format!("{}: {}\n", self.lang.sentence("error.word"), self.lang.say(message));
        if let Some(help) = help {
            text.push_str(&format!("  {}\n", self.lang.say(help)));
        }
        let _ = std::io::stderr().write_all(text.as_bytes());
    }
}
