//! Edits of lists: the điểm of a khoản become prose of its lead.

use super::{Editor, Level, Node, Random};

impl Editor<'_> {
    /// A khoản says in one sentence what its điểm said.
    pub(super) fn list_to_prose(&mut self, random: &mut Random) -> bool {
        let is_plain = |point: &Node| point.level == Level::Point && point.children.is_empty() && point.weight() > 4;
        let fits =
            |node: &Node| !node.sentences.is_empty() && node.children.len() > 1 && node.children.iter().all(is_plain);
        let Some((article, key)) = self.clause(random, fits) else { return false };
        let node = self.node(key);
        let points = std::mem::take(&mut node.children);
        let said: Vec<String> =
            points.iter().map(|point| point.words().trim_end_matches([';', '.', ' ']).to_owned()).collect();
        if let Some(lead) = node.sentences.last_mut() {
            *lead = format!("{}, gồm {}.", lead.trim_end_matches([':', '.', ' ']), said.join("; "));
        }
        self.touched.insert(article);
        self.log.merged.extend(points.iter().map(|point| (key, point.key)));
        self.say("list to prose", key)
    }
}
