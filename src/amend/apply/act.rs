//! Carries out one instruction: everything is looked at before anything is changed.

use super::divide::cut;
use super::links::{Dropped, address_of};
use super::live::{Live, Missing, Path, find, is_taken, list_at, live_at};
use super::paragraph::{Which, paragraph_in, paragraph_of};
use super::{Data, Deed, Fault, Mark, phrase};
use crate::model::{Action, Address, Id, InlineKind, InsertPlace, Level, Number, Part, Provision, Text};
use crate::source::Origin;
use std::collections::BTreeSet;

/// Why an instruction is refused, and the provision that it names.
type Refused = Box<(Fault, Address)>;

/// The text and the instruction that is being carried out.
pub(super) struct Editor<'t> {
    pub(super) text: &'t mut Vec<Live>,
    pub(super) facts: Data<'t>,
    pub(super) only_annex: Option<&'t Number>,
    pub(super) deeds: &'t mut Vec<Mark>,
    pub(super) dropped: &'t mut Vec<Dropped>,
    pub(super) instrument: usize,
    pub(super) operation: usize,
    /// Whether it was read in a text, where quotation marks have to close.
    pub(super) read: bool,
}

impl Editor<'_> {
    pub(super) fn act(&mut self, action: &Action) -> Result<(), Refused> {
        match action {
            Action::Amend { targets, content } => self.amend(targets, content),
            Action::Rename { target, name } => self.rename(target, name),
            Action::Insert { place, content } => self.insert(place, content),
            Action::Repeal { targets } => self.repeal(targets),
            Action::Replace { old, new, targets, every } => self.replace(old, new.as_deref(), targets, *every),
        }
    }

    /// The nearest provision around a target that is there.
    pub(super) fn near(&self, target: &Address) -> Option<(Address, Origin)> {
        (0..target.steps.len()).find_map(|from| {
            let around = Address::of(target.steps[from..].to_vec());
            let path = find(self.text, &around, self.only_annex).ok()?;
            let mut list: &[Live] = self.text;
            let mut origin = Origin::default();
            for place in path {
                let live = list.get(place)?;
                origin = live.provision.origin;
                list = &live.children;
            }
            Some((around, origin))
        })
    }

    fn find(&self, target: &Address) -> Result<Path, Refused> {
        find(self.text, target, self.only_annex).map_err(|missing| {
            let fault = match missing {
                Missing::Gone(_) => Fault::Gone,
                Missing::Unclear => Fault::Unclear,
            };
            Box::new((fault, target.clone()))
        })
    }

    fn mark(&mut self, provision: (Level, Option<Number>), deed: Deed) -> usize {
        let (level, number) = provision;
        let (instrument, operation) = (self.instrument, self.operation);
        self.deeds.push(Mark { path: Vec::new(), level, number, deed, instrument, operation });
        self.deeds.len() - 1
    }

    fn amend(&mut self, targets: &[Address], content: &[Provision]) -> Result<(), Refused> {
        let Some(first) = targets.first() else { return Err(Box::new((Fault::Nothing, Address::default()))) };
        self.balanced(content, first)?;
        if targets.len() == 1 && first.steps.is_empty() && first.part == Part::Whole {
            return self.amend_all(content);
        }
        if let ([target], [new]) = (targets, content)
            && let Some((around, which)) = paragraph_of(target)
        {
            return self.amend_paragraph(target, &around, which, new);
        }
        if let Some(part) = targets.iter().find(|target| !matches!(target.part, Part::Whole | Part::Name)) {
            return Err(Box::new((Fault::Part, part.clone())));
        }
        if targets.len() != content.len() {
            return Err(Box::new((Fault::Misfit, first.clone())));
        }
        let mut paths = Vec::new();
        for target in targets {
            if target.part != Part::Whole {
                return Err(Box::new((Fault::WrongLevel, target.clone())));
            }
            let path = self.find(target)?;
            if paths.iter().any(|other: &Path| path.starts_with(other) || other.starts_with(&path)) {
                return Err(Box::new((Fault::Misfit, target.clone())));
            }
            paths.push(path);
        }
        // Number by number, in whatever order the new wordings stand.
        let mut pairs = Vec::new();
        for (target, path) in targets.iter().zip(&paths) {
            let Some(live) = live_at(self.text, path) else { return Err(Box::new((Fault::Gone, target.clone()))) };
            let (level, number) = (live.provision.level, live.provision.number.clone());
            let fits = |new: &&Provision| {
                new.level == level && (new.number == number || new.number.is_none() && targets.len() == 1)
            };
            let Some(new) = content.iter().find(fits) else { return Err(Box::new((Fault::Misfit, target.clone()))) };
            if new.level != Level::Article && self.clashes(path, new) {
                return Err(Box::new((Fault::Misfit, target.clone())));
            }
            pairs.push((path, number, new));
        }
        for (path, number, new) in pairs {
            let mut new = Provision { number, ..new.clone() };
            strip_notes(&mut new);
            let deed = self.mark((new.level, new.number.clone()), Deed::Amended);
            let Some(live) = live_at(self.text, path) else { continue };
            let mut ids = BTreeSet::new();
            new.visit(&mut |provision| ids.extend(provision.id.clone()));
            inherit(live, &mut new, &ids);
            new.visit(&mut |provision| ids.extend(provision.id.clone()));
            self.drop_at(path, &ids);
            let Some(live) = live_at(self.text, path) else { continue };
            let mut deeds = std::mem::take(&mut live.deeds);
            deeds.push(deed);
            *live = Live { deeds, ..Live::new(new) };
        }
        Ok(())
    }

    /// One paragraph: the words that open an article, or one by its place.
    fn amend_paragraph(
        &mut self,
        target: &Address,
        around: &Address,
        which: Which,
        new: &Provision,
    ) -> Result<(), Refused> {
        let path = self.find(around)?;
        let Some(live) = live_at(self.text, &path) else { return Err(Box::new((Fault::Gone, target.clone()))) };
        let whose = (live.provision.level, live.provision.number.clone());
        let is_paragraph = new.level == Level::Paragraph && new.children.is_empty();
        let Some(paragraph) = paragraph_in(live, which).filter(|_| is_paragraph) else {
            return Err(Box::new((Fault::Part, target.clone())));
        };
        paragraph.provision.body = new.body.clone();
        let deed = self.mark(whose, Deed::Amended);
        live_at(self.text, &path).into_iter().for_each(|live| live.deeds.push(deed));
        Ok(())
    }

    /// Remembers what goes and has an id, but for those that stay.
    fn drop_at(&mut self, path: &Path, stays: &BTreeSet<Id>) {
        fn walk(live: &Live, around: &Address, annex: bool, stays: &BTreeSet<Id>, out: &mut Vec<Dropped>) {
            if live.gone {
                return;
            }
            let here = super::links::below(&live.provision, around, annex);
            if let Some(id) = live.provision.id.as_ref().filter(|id| !stays.contains(id)) {
                out.push(Dropped { id: id.clone(), address: here.clone() });
            }
            live.children.iter().for_each(|child| walk(child, &here, annex, stays, out));
        }
        fn has_id(live: &Live, stays: &BTreeSet<Id>) -> bool {
            let own = live.provision.id.as_ref().is_some_and(|id| !stays.contains(id));
            !live.gone && (own || live.children.iter().any(|child| has_id(child, stays)))
        }
        let (last, around) = path.split_last().map_or((0, &[][..]), |(last, around)| (*last, around));
        let mut list: &[Live] = self.text;
        for &place in around {
            list = list.get(place).map_or(&[], |live| &live.children);
        }
        if let Some(live) = list.get(last).filter(|live| has_id(live, stays)) {
            let around = address_of(self.text, around, self.only_annex.is_some());
            walk(live, &around, self.only_annex.is_some(), stays, self.dropped);
        }
    }

    /// Whether articles in a new wording have numbers that articles outside of it have.
    fn clashes(&self, path: &Path, new: &Provision) -> bool {
        let mut numbers = Vec::new();
        new.visit(&mut |provision| {
            if provision.level == Level::Article {
                numbers.extend(provision.number.clone());
            }
        });
        if numbers.is_empty() {
            return false;
        }
        let own = |number: &Number| {
            let mut list: &[Live] = self.text;
            for &place in path.iter().take(path.len().saturating_sub(1)) {
                list = &list[place].children;
            }
            path.last().is_some_and(|&last| is_taken(&list[last..=last], &[], Level::Article, number))
        };
        numbers.iter().any(|number| is_taken(self.text, &[], Level::Article, number) && !own(number))
    }

    /// The whole text is given anew.
    fn amend_all(&mut self, content: &[Provision]) -> Result<(), Refused> {
        if content.is_empty() {
            return Err(Box::new((Fault::Nothing, Address::default())));
        }
        let mut provisions = content.to_vec();
        provisions.iter_mut().for_each(strip_notes);
        let mut text: Vec<Live> = provisions.into_iter().map(Live::new).collect();
        for live in &mut text {
            live.deeds.push(self.mark((live.provision.level, live.provision.number.clone()), Deed::Amended));
        }
        *self.text = text;
        Ok(())
    }

    fn rename(&mut self, target: &Address, name: &Text) -> Result<(), Refused> {
        let path = self.find(target)?;
        let Some(live) = live_at(self.text, &path) else { return Err(Box::new((Fault::Gone, target.clone()))) };
        // What has no name has words that open it: `đoạn mở đầu khoản 2`.
        if live.provision.level.is_heading() {
            live.provision.heading = (!name.is_empty()).then(|| name.clone());
        } else {
            live.provision.body = name.clone();
        }
        let whose = (live.provision.level, live.provision.number.clone());
        let deed = self.mark(whose, Deed::Renamed);
        live_at(self.text, &path).into_iter().for_each(|live| live.deeds.push(deed));
        Ok(())
    }

    fn insert(&mut self, place: &InsertPlace, content: &[Provision]) -> Result<(), Refused> {
        let (InsertPlace::Before(anchor) | InsertPlace::After(anchor) | InsertPlace::End(anchor)) = place;
        let refuse = |fault| Err(Box::new((fault, anchor.clone())));
        if anchor.part != Part::Whole {
            return refuse(Fault::Part);
        }
        self.balanced(content, anchor)?;
        let whole = anchor.steps.is_empty();
        let path = if whole { Path::new() } else { self.find(anchor)? };
        // The list that it goes into, and the place in it.
        let (around, at) = match place {
            InsertPlace::End(_) => {
                let count = if whole {
                    self.text.len()
                } else {
                    live_at(self.text, &path).map_or(0, |live| live.children.len())
                };
                (path, count)
            }
            _ if whole => return refuse(Fault::Unclear),
            InsertPlace::Before(_) | InsertPlace::After(_) => {
                let (last, around) = path.split_last().map_or((0, &[][..]), |(last, around)| (*last, around));
                (around.to_vec(), last + usize::from(matches!(place, InsertPlace::After(_))))
            }
        };
        let Some(first) = content.first() else { return refuse(Fault::Nothing) };
        let mut seen: Vec<(Level, &Number)> = Vec::new();
        for new in content {
            let Some(number) = &new.number else { return refuse(Fault::Misfit) };
            if seen.contains(&(new.level, number)) || is_taken(self.text, &around, new.level, number) {
                return Err(Box::new((Fault::Taken(new.level, number.clone()), anchor.clone())));
            }
            seen.push((new.level, number));
            if new.level != Level::Article && self.clashes_anywhere(new) {
                return refuse(Fault::Misfit);
            }
        }
        if let ([heading], Some(cut)) = (content, cut(self.text, &around, at, place, first)) {
            let mut heading = heading.clone();
            strip_notes(&mut heading);
            let deed = self.mark((heading.level, heading.number.clone()), Deed::Inserted);
            cut.put(self.text, Live { deeds: vec![deed], ..Live::new(heading) });
            return Ok(());
        }
        let outer = around.last().and_then(|_| live_at(self.text, &around)).map(|live| live.provision.level);
        let (list, _) = match around.is_empty() {
            true => (&mut *self.text, 0),
            false => match live_at(self.text, &around) {
                Some(live) => (&mut live.children, 0),
                None => return refuse(Fault::Gone),
            },
        };
        let before = list[..at.min(list.len())].iter().rev().find(|live| !live.gone).map(|live| live.provision.level);
        let after = list[at.min(list.len())..].iter().find(|live| !live.gone).map(|live| live.provision.level);
        let levels: Vec<Level> = before.into_iter().chain(content.iter().map(|new| new.level)).chain(after).collect();
        let holds = outer.map_or(!matches!(first.level, Level::Section | Level::Clause | Level::Point), |outer| {
            content.iter().all(|new| takes_in(outer, new.level))
        });
        if !holds || levels.windows(2).any(|pair| takes_in(pair[0], pair[1])) {
            return refuse(Fault::WrongLevel);
        }
        for (offset, new) in content.iter().enumerate() {
            let mut new = new.clone();
            strip_notes(&mut new);
            let deed = self.mark((new.level, new.number.clone()), Deed::Inserted);
            let mut live = Live::new(new);
            live.deeds.push(deed);
            let list = match around.is_empty() {
                true => Some(&mut *self.text),
                false => live_at(self.text, &around).map(|live| &mut live.children),
            };
            if let Some(list) = list {
                list.insert((at + offset).min(list.len()), live);
            }
        }
        Ok(())
    }

    /// Whether an article in what is inserted has a number that another has.
    fn clashes_anywhere(&self, new: &Provision) -> bool {
        let mut clashes = false;
        new.visit(&mut |provision| {
            if let (Level::Article, Some(number)) = (provision.level, &provision.number) {
                clashes |= is_taken(self.text, &[], Level::Article, number);
            }
        });
        clashes
    }

    fn repeal(&mut self, targets: &[Address]) -> Result<(), Refused> {
        if targets.is_empty() {
            return Err(Box::new((Fault::Nothing, Address::default())));
        }
        let mut paths = Vec::new();
        for target in targets {
            if target.part != Part::Whole || target.steps.is_empty() {
                return Err(Box::new((Fault::WrongLevel, target.clone())));
            }
            let path = self.find(target)?;
            if paths.contains(&path) {
                return Err(Box::new((Fault::Gone, target.clone())));
            }
            paths.push(path);
        }
        for path in paths {
            self.drop_at(&path, &BTreeSet::new());
            let Some((list, at)) = list_at(self.text, &path) else { continue };
            let live = &mut list[at];
            live.gone = true;
            live.children.clear();
            let whose = (live.provision.level, live.provision.number.clone());
            let deed = self.mark(whose, Deed::Repealed);
            live_at(self.text, &path).into_iter().for_each(|live| live.deeds = vec![deed]);
        }
        Ok(())
    }

    fn replace(&mut self, old: &str, new: Option<&str>, targets: &[Address], every: bool) -> Result<(), Refused> {
        let Some(first) = targets.first().filter(|_| !old.trim().is_empty()) else {
            return Err(Box::new((Fault::Nothing, Address::default())));
        };
        let mut found: Vec<(Path, Part)> = Vec::new();
        for target in targets {
            let path = if target.steps.is_empty() { Path::new() } else { self.find(target)? };
            let mut count = 0;
            self.in_target(&path, target.part, &mut |provision, facts| {
                count += phrase::count(provision, target.part, old, facts.before)
            });
            match count {
                0 => return Err(Box::new((Fault::NoPhrase(old.to_owned()), target.clone()))),
                1 => {}
                _ if every => {}
                _ => return Err(Box::new((Fault::PhraseTwice(old.to_owned(), count), target.clone()))),
            }
            found.push((path, target.part));
        }
        // A provision named twice, or once and in what it stands in, is changed once.
        let inside = |at: usize| {
            let (path, part) = &found[at];
            found.iter().enumerate().any(|(other, (around, whole))| {
                let covers = *whole == Part::Whole && path.starts_with(around);
                other != at && covers && (path != around || *part != *whole || other < at)
            })
        };
        let distinct: Vec<(Path, Part)> =
            (0..found.len()).filter(|&at| !inside(at)).map(|at| found[at].clone()).collect();
        let _ = first;
        let first_deed = self.deeds.len();
        let deed = Deed::Replaced { old: old.to_owned(), new: new.map(str::to_owned) };
        let (instrument, operation) = (self.instrument, self.operation);
        for (path, part) in distinct {
            let mut done = Vec::new();
            self.in_target_mut(&path, part, first_deed, &mut |live, facts, deed_at| {
                if phrase::replace(&mut live.provision, part, old, new, facts) > 0 {
                    live.deeds.push(deed_at + done.len());
                    let (level, number) = (live.provision.level, live.provision.number.clone());
                    done.push(Mark { path: Vec::new(), level, number, deed: deed.clone(), instrument, operation });
                }
            });
            self.deeds.extend(done);
        }
        Ok(())
    }

    fn in_target(&self, path: &Path, part: Part, visit: &mut impl FnMut(&Provision, &Data)) {
        fn walk(live: &Live, visit: &mut impl FnMut(&Provision)) {
            if !live.gone {
                visit(&live.provision);
                live.children.iter().for_each(|child| walk(child, visit));
            }
        }
        let mut list: &[Live] = self.text;
        let mut here = None;
        for &place in path {
            here = list.get(place);
            list = here.map_or(&[], |live| &live.children);
        }
        match (here, part) {
            (Some(live), Part::Name) => visit(&live.provision, &self.facts),
            (Some(live), _) => walk(live, &mut |provision| visit(provision, &self.facts)),
            (None, _) => list.iter().for_each(|live| walk(live, &mut |provision| visit(provision, &self.facts))),
        }
    }

    fn in_target_mut(
        &mut self,
        path: &Path,
        part: Part,
        _first: usize,
        visit: &mut impl FnMut(&mut Live, &Data, usize),
    ) {
        fn walk(live: &mut Live, visit: &mut impl FnMut(&mut Live)) {
            if !live.gone {
                visit(live);
                live.children.iter_mut().for_each(|child| walk(child, visit));
            }
        }
        let (facts, first) = (self.facts, self.deeds.len());
        let mut with = |live: &mut Live| visit(live, &facts, first);
        if path.is_empty() {
            self.text.iter_mut().for_each(|live| walk(live, &mut with));
        } else if let Some(live) = live_at(self.text, path) {
            if part == Part::Name { with(live) } else { walk(live, &mut with) }
        }
    }

    /// What was read from a text must close its quotation marks, or nobody knows where it ends.
    fn balanced(&self, content: &[Provision], target: &Address) -> Result<(), Refused> {
        let mut open = 0i64;
        let mut closes_nothing = false;
        let mut look = |text: &Text| {
            text.visit(&mut |inline| {
                let InlineKind::Words(words) = &inline.kind else { return };
                for c in words.chars() {
                    open += i64::from(c == '“') - i64::from(c == '”');
                    closes_nothing |= open < 0;
                }
            });
        };
        if self.read {
            content
                .iter()
                .for_each(|provision| provision.visit(&mut |provision| provision.texts().for_each(&mut look)));
        }
        if open != 0 || closes_nothing { Err(Box::new((Fault::Unbalanced, target.clone()))) } else { Ok(()) }
    }
}

/// Whether a provision of a level takes in what stands right behind it: a chương the articles behind it.
fn takes_in(outer: Level, inner: Level) -> bool {
    match inner {
        Level::Section => outer == Level::Chapter,
        Level::Article => matches!(outer, Level::Chapter | Level::Section),
        Level::Clause => outer.is_heading(),
        Level::Point => outer.is_heading() || outer == Level::Clause,
        _ => false,
    }
}

/// The id of a provision that is given anew stays where the new wording has none; so does whose duties it lists. What
/// stands in it is known again by its number.
fn inherit(old: &Live, new: &mut Provision, ids: &BTreeSet<Id>) {
    if new.id.is_none()
        && let Some(id) = old.provision.id.as_ref().filter(|id| !ids.contains(id))
    {
        (new.id, new.id_derived) = (Some(id.clone()), old.provision.id_derived);
    }
    if new.attributes.role.is_empty() {
        new.attributes.role.clone_from(&old.provision.attributes.role);
    }
    new.attributes.landscape |= old.provision.attributes.landscape;
    for child in &mut new.children {
        let number = child.number.clone();
        let same = number.and_then(|number| old.children.iter().find(|live| live.is(child.level, &number)));
        if let Some(same) = same {
            inherit(same, child, ids);
        }
    }
}

fn strip_notes(provision: &mut Provision) {
    provision.children.retain(|child| child.level != Level::Note);
    provision.children.iter_mut().for_each(strip_notes);
}
