//! Who decides, prepares, is asked, carries out and checks which matter: read from the duties of a regulation.
//!
//! Words used here: a *field* is a field of work, a *matter* is one thing in it (`powers.yaml` lists both); an *entry*
//! says that a role has a power in a matter, by a duty; a *hole* is a power that a matter needs and no role has.
//!
//! Stages, in reading order: `phrases` (finds the phrases of the table), `reading` (what one duty asks and about what),
//! this file (the matrix of all), `terms` (what changed since another one).

mod ask;
mod phrases;
mod reading;
mod terms;

pub use ask::Ask;
pub use terms::{Fate, PowerChange, compare};

use crate::check::{Context, Placed};
use crate::model::{Form, Id, Power, PowerWords, Provision};
use reading::Reader;

/// The matrix of a regulation.
#[derive(Debug)]
pub struct Matrix<'a> {
    /// The roles that have a power, in the order of the facts.
    pub roles: Vec<MatrixRole<'a>>,
    /// The duties that were read, in reading order.
    pub duties: Vec<MatrixDuty<'a>>,
    /// The matters by field; only those that a duty is about.
    pub fields: Vec<Field<'a>>,
}

/// A role of the matrix.
#[derive(Debug, PartialEq, Eq)]
pub struct MatrixRole<'a> {
    /// Its id.
    pub id: &'a Id,
    /// Its name.
    pub name: &'a str,
    /// How texts speak of it.
    pub short: &'a str,
}

/// A duty and what it gives to whom.
#[derive(Debug)]
pub struct MatrixDuty<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// Where it stands: `khoản 2 Điều 5`.
    pub citation: String,
    /// Its words as printed.
    pub text: String,
    /// Whose it is, by places in [`Matrix::roles`].
    pub owners: Vec<usize>,
    /// Who takes part, likewise.
    pub with: Vec<usize>,
    /// By when.
    pub by: Option<&'a str>,
    /// With what product.
    pub product: Option<&'a str>,
    /// With what authority.
    pub authority: Option<&'a str>,
    /// What it asks of its owners and about what, a line each power and matter.
    pub asks: Vec<Ask>,
}

/// A field of work.
#[derive(Debug)]
pub struct Field<'a> {
    /// What it is called; empty for what belongs to no field of the table.
    pub name: &'a str,
    /// Its matters.
    pub matters: Vec<Matter<'a>>,
}

/// A matter and who has which power in it.
#[derive(Debug)]
pub struct Matter<'a> {
    /// What it is called; empty for what is about no matter of the table.
    pub name: &'a str,
    /// Who has which power, by power and role, in reading order.
    pub entries: Vec<Entry>,
    /// The powers that it needs and nobody has.
    pub holes: Vec<Power>,
    /// The roles that decide it, when there are several.
    pub deciders: Vec<usize>,
}

/// A role has a power in a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The power.
    pub power: Power,
    /// The role, by its place in [`Matrix::roles`].
    pub role: usize,
    /// The duty that says so, by its place in [`Matrix::duties`].
    pub duty: usize,
}

/// The matrix of the regulation that a context is of.
pub fn matrix<'a>(context: &Context<'a>, words: &'a PowerWords) -> Matrix<'a> {
    let declared = &context.facts().roles;
    let place = |ids: &[Id]| -> Vec<usize> {
        ids.iter().filter_map(|id| declared.iter().position(|role| role.id == *id)).collect()
    };
    let reader = Reader::new(words, declared, context.facts().organ.short.as_deref());
    let mut duties = Vec::new();
    for duty in context.duties() {
        let placed = &context.provisions()[duty.provision];
        let owners = place(duty.owners);
        if owners.is_empty() || placed.in_decision {
            continue;
        }
        let together = owners.iter().any(|owner| declared[*owner].form != Form::Individual);
        let asks = reader.asks(context, placed, duty, together);
        if asks.is_empty() {
            continue;
        }
        duties.push(MatrixDuty {
            provision: placed.provision,
            citation: cited(context, placed),
            text: context.printed(placed).trim_end_matches([';', '.', ':', ' ']).to_owned(),
            owners,
            with: place(duty.with),
            by: duty.by,
            product: duty.product,
            authority: duty.authority,
            asks,
        });
    }
    let mut used: Vec<bool> = vec![false; declared.len()];
    duties.iter().flat_map(|duty| duty.owners.iter().chain(&duty.with)).for_each(|role| used[*role] = true);
    let column = |role: usize| used[..role].iter().filter(|used| **used).count();
    for role in duties.iter_mut().flat_map(|duty| duty.owners.iter_mut().chain(&mut duty.with)) {
        *role = column(*role);
    }
    let roles = declared.iter().zip(&used).filter(|(_, used)| **used).map(|(role, _)| MatrixRole {
        id: &role.id,
        name: &role.name,
        short: role.short.as_deref().unwrap_or(&role.name),
    });
    Matrix { roles: roles.collect(), fields: fields(&duties, words), duties }
}

/// Where a provision stands; an indent is counted, since it has no number.
fn cited(context: &Context, placed: &Placed) -> String {
    let citation = placed.citation.to_string();
    match context.parent(placed) {
        Some(parent) if placed.provision.number.is_none() => {
            let like = context.children(parent).filter(|child| child.level() == placed.level());
            let at = like.take_while(|child| child.at != placed.at).count();
            format!("gạch đầu dòng {} {citation}", at + 1)
        }
        _ => citation,
    }
}

fn fields<'a>(duties: &[MatrixDuty], words: &'a PowerWords) -> Vec<Field<'a>> {
    let mut out = Vec::new();
    let none = (words.fields.len(), None);
    for (at, field) in words.fields.iter().map(Some).enumerate().chain([none]) {
        let listed = field.map_or(&[][..], |field| &field.matters);
        let mut matters = Vec::new();
        for (number, matter) in listed.iter().map(Some).chain([None]).enumerate() {
            let mut entries = Vec::new();
            for (place, duty) in duties.iter().enumerate() {
                for ask in duty.asks.iter().filter(|ask| (ask.field, ask.matter) == (at, number)) {
                    entries.extend(duty.owners.iter().map(|role| Entry { power: ask.power, role: *role, duty: place }));
                    let power = Power::Consulted;
                    entries.extend(duty.with.iter().map(|role| Entry { power, role: *role, duty: place }));
                }
            }
            if entries.is_empty() {
                continue;
            }
            entries.sort();
            entries.dedup();
            let has = |power: Power| entries.iter().any(|entry| entry.power == power);
            let needs = matter.map_or(&[][..], |matter| &matter.needs);
            let mut deciders: Vec<usize> =
                entries.iter().filter(|entry| entry.power == Power::Decides).map(|entry| entry.role).collect();
            deciders.dedup();
            matters.push(Matter {
                name: matter.map_or("", |matter| matter.name.as_str()),
                holes: needs.iter().copied().filter(|power| !has(*power)).collect(),
                deciders: if deciders.len() > 1 && matter.is_some() { deciders } else { Vec::new() },
                entries,
            });
        }
        if !matters.is_empty() {
            out.push(Field { name: field.map_or("", |field| field.name.as_str()), matters });
        }
    }
    out
}

#[cfg(test)]
mod tests;
