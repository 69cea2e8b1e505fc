//! Meetings, read from the sentences: how often, documents, quorum, vote, who chairs, prepares and keeps the minutes.

use super::sentence::{Sentence, sentences};
use super::{Reading, filled};
use crate::language::{other_shares, role_names as names, words_of as split};
use crate::model::{Citation, Form, Id, Level, Meeting, Provision, Regulation, Share};
use std::collections::BTreeMap;

/// A body that meets and what its meeting is called.
struct Body {
    role: Id,
    names: Vec<Vec<String>>,
    meeting: Id,
    name: Option<String>,
}

/// The last syllables of titles (bí thư, chủ tịch, trưởng ban, chủ nhiệm), folded: the name of a body behind one is not
/// the body.
const TITLES: [&str; 4] = ["thư", "tịch", "trưởng", "nhiệm"];

/// Reads the meetings of a regulation into its facts; gives everything that was read.
pub(super) fn read(regulation: &mut Regulation, model: Option<&Regulation>) -> Vec<Reading> {
    let bodies = bodies(regulation, model);
    let persons: Vec<(Id, Vec<Vec<String>>)> =
        regulation.facts.roles.iter().map(|role| (role.id.clone(), names(role))).collect();
    let mut readings: Vec<Reading> = Vec::new();
    let mut heading: Option<usize> = None;
    let mut duty: Option<&Id> = None;
    regulation.cited(|provision, citation| {
        if provision.level.is_heading() {
            heading = headed(provision, &bodies);
            duty = match provision.attributes.role.as_slice() {
                [role] => Some(role),
                _ => None,
            };
        }
        if provision.level == Level::Note || provision.level.is_heading() {
            return;
        }
        let text = provision.body.bare_words();
        let mut before: Option<usize> = None;
        let sentences = sentences(&text);
        // “Văn phòng phục vụ hội nghị; ghi biên bản …” names who does it once.
        let opens = |id: &Id| {
            let role = persons.iter().find(|(known, _)| known == id);
            let first = sentences.first();
            role.zip(first).is_some_and(|((_, names), first)| names.iter().any(|name| first.has_at(0, name)))
        };
        let duty = duty.or_else(|| persons.iter().map(|(id, _)| id).find(|id| opens(id)));
        for sentence in &sentences {
            let reader = Reader { sentence, bodies: &bodies, roles: &persons, heading, duty, before, place: citation };
            reader.read(&mut readings);
            before = reader.last_named(sentence.words.len()).or(before);
        }
    });
    settle(&mut readings);
    regulation.facts.meetings = meetings(&bodies, &readings);
    let known: Vec<&Id> = regulation.facts.meetings.iter().map(|meeting| &meeting.id).collect();
    // A meeting without any sure fact has no entry that its comments could stand in.
    readings.retain(|reading| known.contains(&&reading.meeting));
    readings
}

fn bodies(regulation: &Regulation, model: Option<&Regulation>) -> Vec<Body> {
    let of_model = model.map(|model| model.facts.meetings.as_slice()).unwrap_or_default();
    let collective = regulation.facts.roles.iter().filter(|role| role.form == Form::Collective);
    collective
        .map(|role| {
            let known = of_model.iter().find(|meeting| meeting.body == role.id);
            let meeting = known.map(|meeting| meeting.id.clone()).or_else(|| Id::new(&format!("hop-{}", role.id)));
            let name = known.and_then(|meeting| meeting.name.as_ref()).map(|name| filled(name, &regulation.facts, ""));
            Body {
                role: role.id.clone(),
                names: names(role),
                meeting: meeting.unwrap_or_else(|| role.id.clone()),
                name,
            }
        })
        .collect()
}

/// The one body whose meeting an article's name speaks of.
fn headed(article: &Provision, bodies: &[Body]) -> Option<usize> {
    let words = split(&article.heading.as_ref()?.bare_words());
    let meets = words.iter().any(|word| word == "họp")
        || words.windows(2).any(|pair| pair == ["hội", "nghị"] || pair == ["sinh", "hoạt"]);
    let named =
        |body: &Body| body.names.iter().any(|name| words.windows(name.len()).any(|words| words == name.as_slice()));
    let mut found = bodies.iter().enumerate().filter(|(_, body)| named(body)).map(|(at, _)| at);
    let first = found.next().filter(|_| meets)?;
    found.next().is_none().then_some(first)
}

struct Reader<'r, 't> {
    sentence: &'r Sentence<'t>,
    bodies: &'r [Body],
    roles: &'r [(Id, Vec<Vec<String>>)],
    heading: Option<usize>,
    /// The role whose duties the article lists.
    duty: Option<&'r Id>,
    before: Option<usize>,
    place: &'r Citation,
}

impl Reader<'_, '_> {
    /// The body named at a word and how many words its name has.
    fn body_at(&self, at: usize) -> Option<(usize, usize)> {
        let named = |body: &Body| body.names.iter().find(|name| self.sentence.has_at(at, name)).map(Vec::len);
        let found = self.bodies.iter().enumerate().filter_map(|(body, known)| Some((body, named(known)?)));
        // “Uỷ viên Ban Thường vụ” is no meeting of the body, and “đồng chí Bí thư Đảng uỷ” neither.
        found.max_by_key(|(_, length)| *length)
    }

    /// The body whose meeting is named last before a word: `họp Ban Thường vụ`, `Ban Thường vụ họp`.
    fn last_named(&self, until: usize) -> Option<usize> {
        let meets = |at: usize| {
            matches!(self.sentence.word(at), "họp")
                || self.sentence.word(at) == "sinh" && self.sentence.word(at + 1) == "hoạt"
        };
        (0..until).rev().find_map(|at| {
            let (body, length) = self.body_at(at)?;
            let before = at.checked_sub(1).map_or("", |before| self.sentence.word(before));
            let after = at + length;
            // A longer name may go on: `Ban Thường vụ Tỉnh uỷ họp`.
            let follows = (after..after + 4).any(meets)
                && self.sentence.words[after.min(until)..]
                    .iter()
                    .take(3)
                    .all(|word| !matches!(word.as_str(), "và" | "các"));
            let is = before == "họp" || before == "nghị" || before == "hoạt" || follows;
            is.then_some(body)
        })
    }

    /// The body that a value at some words is about, and whether that is sure.
    fn about(&self, at: usize) -> Option<(usize, bool)> {
        let direct = self.last_named(at + 1);
        direct
            .map(|body| (body, true))
            .or(self.heading.map(|body| (body, true)))
            .or(self.before.map(|body| (body, false)))
    }

    fn push(&self, body: usize, sure: bool, key: &'static str, value: String, out: &mut Vec<Reading>) {
        let known = &self.bodies[body];
        out.push(Reading {
            meeting: known.meeting.clone(),
            body: known.role.clone(),
            key,
            value,
            place: self.place.to_string(),
            words: self.sentence.text.to_owned(),
            sure,
        });
    }

    fn read(&self, out: &mut Vec<Reading>) {
        let sentence = self.sentence;
        let all = 0..sentence.words.len();
        // “… trừ trường hợp họp bất thường” speaks of the regular ones.
        let irregular = ["bất thường", "đột xuất"].iter().any(|word| sentence.says(all.clone(), word))
            && !sentence.says(all.clone(), "trừ trường hợp")
            && !sentence.says(all.clone(), "trừ họp");
        for at in all.clone() {
            if let Some((every, is_said)) = sentence.frequency(at)
                && let Some((body, sure)) = self.about(at)
            {
                self.push(body, sure && is_said, "every", every.to_string(), out);
            }
            if sentence.says(all.clone(), "tài liệu") && sentence.says(all.clone(), "gửi") {
                self.documents(at, irregular, out);
            }
            if let Some((share, length)) = sentence.share(at) {
                self.share(at, length, share, out);
            }
            if sentence.word(at) == "chủ" && sentence.word(at + 1) == "trì" {
                self.person(at, "chair", out);
            }
            if sentence.word(at) == "biên" && sentence.word(at + 1) == "bản" {
                self.minutes(at, out);
            }
            if sentence.word(at) == "chuẩn" && sentence.word(at + 1) == "bị" && sentence.says(at..at + 5, "nội dung")
            {
                self.person(at, "preparer", out);
            }
        }
    }

    /// `gửi trước ít nhất 5 ngày`, also for several bodies: `5 ngày đối với Ban Chấp hành, 3 ngày đối với …`.
    fn documents(&self, at: usize, irregular: bool, out: &mut Vec<Reading>) {
        let sentence = self.sentence;
        let Some((days, length)) = sentence.number(at) else { return };
        let unit = at + length;
        let near = sentence.says(at.saturating_sub(6)..at, "trước")
            || sentence.says(at..at + 4, "trước")
            || sentence.says(at.saturating_sub(6)..at, "chậm nhất");
        let is_days = sentence.word(unit) == "ngày" && !["làm", "tháng"].contains(&sentence.word(unit + 1));
        if !near || !is_days || !(1..=60).contains(&days) {
            return;
        }
        // `đến Uỷ viên Ban Chấp hành chậm nhất 7 ngày`, or `7 ngày đối với Ban Chấp hành`.
        let to = |word: usize| matches!(sentence.word(word), "đến" | "với" | "cho");
        let named = |mut from: std::ops::Range<usize>| from.find_map(|at| self.body_at(at));
        let before = (at.saturating_sub(12)..at).rev().find(|word| to(*word)).and_then(|word| named(word + 1..at));
        let behind = (unit + 1..unit + 5).find(|word| to(*word)).and_then(|word| named(word + 1..word + 4));
        let other = (at.saturating_sub(12)..at).rev().find(|word| sentence.number(*word).is_some());
        let to_before = (at.saturating_sub(12)..at).rev().find(|word| to(*word));
        // A value between belongs to the name before it.
        let counted = if to_before > other { before.or(behind) } else { behind.or(before) };
        let found = counted.map(|(body, _)| (body, true)).or_else(|| self.about(at));
        if let Some((body, sure)) = found {
            self.push(body, sure && !irregular, "documents", days.to_string(), out);
        }
    }

    /// A quorum or a vote.
    fn share(&self, at: usize, length: usize, share: Share, out: &mut Vec<Reading>) {
        let sentence = self.sentence;
        let all = 0..sentence.words.len();
        if other_shares().iter().any(|other| sentence.says(all.clone(), other)) {
            return;
        }
        let after = at + length..at + length + 14;
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| sentence.says(after.clone(), phrase));
        let votes = says(&["tán thành", "đồng ý", "biểu quyết"]);
        let attends = says(&["có mặt", "tham dự", "dự họp", "dự"]) || sentence.says(at.saturating_sub(4)..at, "có mặt");
        let counted = (at + length..at + length + 8).find_map(|at| self.body_at(at)).map(|(body, _)| (body, true));
        let Some((body, sure)) = counted.or_else(|| self.about(at)) else { return };
        let before = at.saturating_sub(3)..at;
        let least = ["ít nhất", "tối thiểu", "từ"].iter().any(|word| sentence.says(before.clone(), word));
        let over =
            sentence.word(at) == "quá" || ["trên", "hơn", "quá"].iter().any(|word| sentence.says(before.clone(), word));
        if votes {
            let kind = if over || !least { "over" } else { "at_least" };
            let of = if says(&["có mặt", "dự họp"]) { "present" } else { "all" };
            self.push(body, sure && (over || least), "vote", format!("{{{kind}: {share}, of: {of}}}"), out);
        } else if attends && !over {
            self.push(body, sure, "quorum", share.to_string(), out);
        }
    }

    /// Who keeps the minutes: `Văn phòng ghi biên bản hội nghị`, or the role whose duty it is.
    fn minutes(&self, at: usize, out: &mut Vec<Reading>) {
        let sentence = self.sentence;
        let verbs = ["ghi", "lập", "lưu"];
        let near = at.saturating_sub(4)..at;
        // “được ghi vào biên bản” and “người ghi biên bản” name nobody.
        let Some(verb) = near.clone().find(|at| verbs.contains(&sentence.word(*at))) else { return };
        let passive = |word: usize| matches!(sentence.word(word), "được" | "người" | "vào" | "trong" | "phải");
        if (verb..at).any(passive) || verb > 0 && passive(verb - 1) {
            return;
        }
        let named = |from: usize| {
            let length =
                |names: &Vec<Vec<String>>| names.iter().filter(|name| sentence.has_at(from, name)).map(Vec::len).max();
            let found = self.roles.iter().filter_map(|(id, names)| Some((id, length(names)?)));
            found.max_by_key(|(_, length)| *length).map(|(id, _)| id)
        };
        let role = (verb.saturating_sub(9)..verb).rev().find_map(named).or_else(|| (0..verb).find_map(named));
        let Some(role) = role.or(self.duty) else { return };
        let object = (at + 2..at + 8).find_map(|place| {
            let (body, _) = self.body_at(place)?;
            matches!(sentence.word(place - 1), "họp" | "nghị" | "hoạt" | "của").then_some(body)
        });
        match object.or(self.heading) {
            Some(body) if self.bodies[body].role != *role => {
                self.push(body, true, "minutes", role.to_string(), out);
            }
            Some(_) => {}
            // Of which meetings is for a person to say.
            None => {
                let others = (0..self.bodies.len()).filter(|body| self.bodies[*body].role != *role);
                others.for_each(|body| self.push(body, false, "minutes", role.to_string(), out));
            }
        }
    }

    /// The role named right before the word at a place. “Bí thư Chi bộ chủ trì” names the secretary: a name that
    /// stands before the name of a body, with nothing between, is its holder's. A title that is no known role leaves
    /// the question open.
    fn named_before(&self, at: usize) -> Option<&Id> {
        let longest = |from: usize| {
            let named =
                |names: &Vec<Vec<String>>| names.iter().find(|name| self.sentence.has_at(from, name)).map(Vec::len);
            let found = self.roles.iter().filter_map(|(id, names)| Some((id, named(names)?)));
            found.max_by_key(|(_, length)| *length)
        };
        let first = at.saturating_sub(9);
        let mut start = (first..at).rev().find_map(|from| {
            let (id, length) = longest(from)?;
            // The name ends at the verb, but for the organ's name and a small word.
            (from + length + 3 >= at).then_some((from, id))
        })?;
        while let Some(holder) = (first.saturating_sub(6)..start.0)
            .find_map(|from| longest(from).filter(|(_, length)| from + length == start.0).map(|(id, _)| (from, id)))
        {
            start = holder;
        }
        let (from, role) = start;
        let is_body = self.bodies.iter().any(|body| body.role == *role);
        let before = from.checked_sub(1).map(|before| self.sentence.word(before)).unwrap_or_default();
        (!is_body || !TITLES.contains(&before)).then_some(role)
    }

    /// Who chairs or prepares: the role named right before the verb.
    fn person(&self, at: usize, key: &'static str, out: &mut Vec<Reading>) {
        let Some(role) = self.named_before(at) else { return };
        // “Bí thư chủ trì cuộc họp Ban Thường vụ”
        let object = (at + 2..at + 9).find_map(|place| {
            let (body, _) = self.body_at(place)?;
            matches!(self.sentence.word(place - 1), "họp" | "nghị" | "hoạt").then_some((body, true))
        });
        let Some((body, sure)) = object.or_else(|| self.about(at)) else { return };
        if self.bodies[body].role == *role {
            return;
        }
        self.push(body, sure && (object.is_some() || self.heading.is_some()), key, role.to_string(), out);
    }
}

/// Of several values of one fact the first sure one stands; the others are for a person to weigh.
fn settle(readings: &mut Vec<Reading>) {
    let mut first: BTreeMap<(Id, &str), String> = BTreeMap::new();
    for reading in readings.iter_mut().filter(|reading| reading.sure) {
        let value = first.entry((reading.meeting.clone(), reading.key)).or_insert_with(|| reading.value.clone());
        reading.sure = *value == reading.value;
    }
    let mut seen = std::collections::BTreeSet::new();
    let sure_first: Vec<Reading> = {
        let (sure, rest): (Vec<Reading>, Vec<Reading>) =
            std::mem::take(readings).into_iter().partition(|reading| reading.sure);
        sure.into_iter().chain(rest).collect()
    };
    *readings = sure_first
        .into_iter()
        .filter(|reading| seen.insert((reading.meeting.clone(), reading.key, reading.value.clone())))
        .collect();
}

fn meetings(bodies: &[Body], readings: &[Reading]) -> Vec<Meeting> {
    let mut out = Vec::new();
    for body in bodies {
        let value = |key: &str| {
            let found =
                readings.iter().find(|reading| reading.sure && reading.meeting == body.meeting && reading.key == key);
            found.map(|reading| reading.value.as_str())
        };
        let meeting = Meeting {
            id: body.meeting.clone(),
            name: body.name.clone(),
            body: body.role.clone(),
            every: value("every").and_then(|value| value.parse().ok()),
            chair: value("chair").and_then(Id::new),
            preparer: value("preparer").and_then(Id::new),
            documents: value("documents").and_then(|value| value.parse().ok()),
            quorum: value("quorum").and_then(|value| value.parse().ok()),
            vote: value("vote").and_then(vote_of),
            minutes: value("minutes").and_then(Id::new),
        };
        let says = meeting.every.is_some()
            || meeting.documents.is_some()
            || meeting.quorum.is_some()
            || meeting.vote.is_some();
        if says {
            out.push(meeting);
        }
    }
    out
}

/// `{over: 1/2, of: all}` as a vote.
fn vote_of(value: &str) -> Option<crate::model::Vote> {
    let inner = value.strip_prefix('{')?.strip_suffix('}')?;
    let mut vote = crate::model::Vote { over: None, at_least: None, of: crate::model::VoteBase::All };
    for part in inner.split(", ") {
        match part.split_once(": ")? {
            ("over", share) => vote.over = share.parse().ok(),
            ("at_least", share) => vote.at_least = share.parse().ok(),
            ("of", "present") => vote.of = crate::model::VoteBase::Present,
            _ => {}
        }
    }
    Some(vote)
}
