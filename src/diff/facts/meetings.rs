//! Meetings that came, went or changed: how often, who chairs, prepares and keeps the minutes, documents, quorum, vote.

use super::roles::{name, same};
use super::{Fact, FactKind, Field, Known, push_fields};
use crate::model::{Facts, Id, Meeting, VoteBase};

pub(super) fn push(known: &Known, out: &mut Vec<Fact>) {
    let (old, new) = (&known.old.document.regulation.facts, &known.new.document.regulation.facts);
    let called = |facts: &Facts, meeting: &Meeting| meeting.name.clone().unwrap_or_else(|| name(facts, &meeting.body));
    for meeting in &old.meetings {
        if new.meeting(&meeting.id).is_none() {
            let called = called(old, meeting);
            out.push(Fact::new(FactKind::Meeting, meeting.id.as_str(), &called).of(Field::Whole, Some(called), None));
        }
    }
    for meeting in &new.meetings {
        let called = called(new, meeting);
        let fact = Fact::new(FactKind::Meeting, meeting.id.as_str(), &called);
        let Some(before) = old.meeting(&meeting.id) else {
            out.push(fact.of(Field::Whole, None, Some(called)));
            continue;
        };
        let role = |field, o: Option<&Id>, n: Option<&Id>| {
            let is_one = match (o.and_then(|id| old.role(id)), n.and_then(|id| new.role(id))) {
                (Some(o), Some(n)) => same(old, o, new, n),
                _ => false,
            };
            let after = n.map(|id| name(new, id));
            // The same role under another name is told of the role.
            let before = if is_one { after.clone() } else { o.map(|id| name(old, id)) };
            (field, before, after)
        };
        let fields = vec![
            (Field::Name, before.name.clone(), meeting.name.clone()),
            role(Field::Body, Some(&before.body), Some(&meeting.body)),
            (Field::Every, before.every.map(|every| every.in_words()), meeting.every.map(|every| every.in_words())),
            role(Field::Chair, before.chair.as_ref(), meeting.chair.as_ref()),
            role(Field::Preparer, before.preparer.as_ref(), meeting.preparer.as_ref()),
            (Field::Documents, before.documents.map(days), meeting.documents.map(days)),
            (
                Field::Quorum,
                before.quorum.map(|share| share.to_string()),
                meeting.quorum.map(|share| share.to_string()),
            ),
            (Field::Vote, vote(before), vote(meeting)),
            role(Field::Minutes, before.minutes.as_ref(), meeting.minutes.as_ref()),
        ];
        push_fields(&fact, fields, out);
    }
}

fn days(days: u32) -> String {
    format!("{days} ngày")
}

fn vote(meeting: &Meeting) -> Option<String> {
    meeting.vote.map(|vote| {
        let base = match vote.of {
            VoteBase::All => "tổng số thành viên",
            VoteBase::Present => "số thành viên có mặt",
        };
        format!("{} {base}", vote.in_words())
    })
}
