//! Amending instruments that others wrote: sentences with their reading, whole texts, and what no text may do.

mod data;
mod own;
mod props;
mod sentences;
mod silence;
mod whole;

use quyche::amend::read::{Mend, Skeleton};
use quyche::model::{Action, Address, InsertPlace, Part};

/// A target in words.
fn target(target: &Address) -> String {
    let words = target.provision();
    let words = if words.is_empty() { "toàn văn".to_owned() } else { words };
    match target.part {
        Part::Whole => words,
        Part::Name => format!("tên {words}"),
        Part::Lead => format!("đoạn mở đầu {words}"),
        Part::Sentence(number) => format!("câu {number} {words}"),
        Part::End => format!("cuối {words}"),
    }
}

fn targets(all: &[Address]) -> String {
    all.iter().map(target).collect::<Vec<_>>().join(" + ")
}

/// What an instruction does, in one line.
fn act(act: &Skeleton) -> String {
    match act {
        Skeleton::Action { action: of, brings } => {
            let brought = brings.iter().map(|(level, number)| {
                let number = number.as_ref().map(|number| number.print(*level)).unwrap_or_default();
                format!("{} {number}", level.noun().unwrap_or("đoạn")).trim().to_owned()
            });
            let brought = brought.collect::<Vec<_>>().join(", ");
            match of {
                Action::Insert { place: InsertPlace::After(at), .. } => {
                    format!("insert {brought} after {}", target(at))
                }
                Action::Insert { place: InsertPlace::Before(at), .. } => {
                    format!("insert {brought} before {}", target(at))
                }
                Action::Insert { place: InsertPlace::End(at), .. } => format!("insert {brought} into {}", target(at)),
                other => action(other),
            }
        }
        Skeleton::Papers { verb, what, by } => {
            let by = by.as_ref().map(|by| format!(" by <{by}>")).unwrap_or_default();
            format!("papers {verb:?} <{what}>{by}")
        }
    }
}

fn action(of: &Action) -> String {
    match of {
        Action::Amend { targets: at, .. } => format!("amend {}", targets(at)),
        Action::Rename { target: at, .. } => format!("rename {}", target(at)),
        Action::Repeal { targets: at } => format!("repeal {}", targets(at)),
        Action::Replace { old, new, targets: at, every } => {
            let new = new.as_ref().map(|new| format!("‹{new}›")).unwrap_or_else(|| "nothing".to_owned());
            let every = if *every { "every " } else { "" };
            format!("replace {every}‹{old}› by {new} in {}", targets(at))
        }
        Action::Insert { place, .. } => match place {
            InsertPlace::After(at) => format!("insert after {}", target(at)),
            InsertPlace::Before(at) => format!("insert before {}", target(at)),
            InsertPlace::End(at) => format!("insert into {}", target(at)),
        },
    }
}

fn mends(mends: &[Mend]) -> String {
    mends.iter().map(|mend| format!("{:?} {}→{}", mend.kind, mend.read, mend.taken)).collect::<Vec<_>>().join(", ")
}
