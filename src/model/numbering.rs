//! Computed numbers: each level counts where the field's custom says, and pinned numbers are kept.

use super::{Level, Number, Provision};

/// Numbers a whole text: chương, điều and annexes count through it, mục within its chương, khoản within its
/// điều, điểm within its parent. Pinned numbers stay, and what follows counts on from the last number without
/// a suffix.
///
/// In a quote the numbers are those of the quoted text: what has one keeps it, khoản and điểm without one count on, and
/// a heading has only the number that is pinned.
pub fn number_provisions(provisions: &mut [Provision]) {
    each(provisions, &mut Counters::default(), &|provision, last| match (last, &provision.number) {
        (None, _) => {
            provision.number = None;
            if provision.level == Level::Quote {
                number_quoted(&mut provision.children);
            }
        }
        (Some(last), Some(pinned)) if provision.pinned => {
            let base = Number::counted(pinned.base);
            if last.as_ref().is_none_or(|last| *last < base) || pinned.suffix.is_empty() {
                *last = Some(base);
            }
        }
        (Some(last), _) => {
            let next = Number::after(last.as_ref());
            *last = Some(next.clone());
            provision.number = Some(next);
        }
    });
}

/// The same the other way round: numbers stay, and pinned are those that counting would not give. What has none is
/// numbered; quotes are left as they are.
pub fn pin_provisions(provisions: &mut [Provision]) {
    each(provisions, &mut Counters::default(), &|provision, last| match last {
        None if provision.level == Level::Quote => {}
        None => (provision.number, provision.pinned) = (None, false),
        Some(last) => {
            let next = Number::after(last.as_ref());
            let number = provision.number.get_or_insert_with(|| next.clone());
            provision.pinned = *number != next;
            let base = Number::counted(number.base);
            if !provision.pinned || last.as_ref().is_none_or(|last| *last < base) || number.suffix.is_empty() {
                *last = Some(base);
            }
        }
    });
}

#[derive(Default)]
struct Counters {
    chapter: Option<Number>,
    article: Option<Number>,
    annex: Option<Number>,
}

/// Visits every provision outside of quotes in reading order with the last number of those that it is counted with;
/// `None` for what has no number.
fn each(
    provisions: &mut [Provision],
    counters: &mut Counters,
    visit: &impl Fn(&mut Provision, Option<&mut Option<Number>>),
) {
    let (mut section, mut clause, mut point) = (None, None, None);
    for provision in provisions {
        let last = match provision.level {
            Level::Chapter => Some(&mut counters.chapter),
            Level::Section => Some(&mut section),
            Level::Article => Some(&mut counters.article),
            Level::Annex => Some(&mut counters.annex),
            Level::Clause => Some(&mut clause),
            Level::Point => Some(&mut point),
            _ => None,
        };
        visit(provision, last);
        if provision.level != Level::Quote {
            each(&mut provision.children, counters, visit);
        }
    }
}

fn number_quoted(provisions: &mut [Provision]) {
    let (mut clause, mut point) = (None, None);
    for provision in provisions {
        let counted = match provision.level {
            Level::Clause => Some(&mut clause),
            Level::Point => Some(&mut point),
            _ => None,
        };
        match counted {
            Some(last) => {
                let number = provision.number.get_or_insert_with(|| Number::after(last.as_ref()));
                *last = Some(number.clone());
            }
            None if !provision.pinned => provision.number = None,
            None => {}
        }
        number_quoted(&mut provision.children);
    }
}

/// The number as it stands at the head of the provision: `Chương II`, `Điều 5a.`, `2.`, `đ)`, `-`.
///
/// `only_annex` drops the number of an annex that has no sister.
pub fn printed_label(provision: &Provision, only_annex: bool) -> String {
    // Only a quoted heading may have no number yet: room is left for it.
    let number = provision.number.as_ref().map_or_else(|| "…".to_owned(), |number| number.print(provision.level));
    match provision.level {
        Level::Chapter => format!("Chương {number}"),
        Level::Section => format!("Mục {number}"),
        Level::Article => format!("Điều {number}."),
        Level::Clause => format!("{number}."),
        Level::Point => format!("{number})"),
        Level::Indent => "-".to_owned(),
        Level::Subindent => "+".to_owned(),
        Level::Annex if only_annex || provision.number.is_none() => "Phụ lục".to_owned(),
        Level::Annex => format!("Phụ lục {number}"),
        Level::Paragraph | Level::Table | Level::Note | Level::Quote => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(pinned: Option<&str>) -> Provision {
        let mut article = Provision::new(Level::Article);
        article.pinned = pinned.is_some();
        article.number = pinned.and_then(|text| Number::parse(text, Level::Article));
        article
    }

    #[test]
    fn pinned_numbers_stay_and_the_rest_counts_on() {
        let cases: [(&[Option<&str>], &str); 4] = [
            (&[None, Some("1a"), None], "1 1a 2"),
            (&[None, Some("1a"), Some("1b"), Some("4"), None], "1 1a 1b 4 5"),
            (&[Some("3"), None, Some("2"), None], "3 4 2 3"),
            (&[Some("2a"), None], "2a 3"),
        ];
        for (pins, expected) in cases {
            let mut articles: Vec<_> = pins.iter().map(|pin| article(*pin)).collect();
            number_provisions(&mut articles);
            let numbers: Vec<_> = articles.iter().filter_map(|a| a.number.as_ref().map(Number::to_string)).collect();
            assert_eq!(numbers.join(" "), expected);
        }
    }

    #[test]
    fn articles_count_through_chapters_and_sections_do_not() {
        let chapter = || {
            let mut chapter = Provision::new(Level::Chapter);
            let mut section = Provision::new(Level::Section);
            section.children = vec![article(None), article(None)];
            chapter.children = vec![section];
            chapter
        };
        let mut chapters = vec![chapter(), chapter()];
        number_provisions(&mut chapters);
        let second = &chapters[1].children[0];
        assert_eq!(second.number, Some(Number::counted(1)));
        assert_eq!(second.children[1].number, Some(Number::counted(4)));
    }
}
