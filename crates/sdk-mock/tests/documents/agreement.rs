//! The table of agreed differences: which of the vendor's statements are known to be wrong, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;

use crate::facts::Facts;

/// The table, and which of its entries were needed so far.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agreement {
    moves: Vec<Move>,
    differences: Vec<Entry>,
    #[serde(skip)]
    used: BTreeMap<(usize, String), usize>,
}

/// A part of a body that stands elsewhere in reality: what was documented as the whole response is one field of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Move {
    operations: Vec<String>,
    from: String,
    to: String,
    reason: String,
}

/// One difference. `place`, `vendor` and `ours` may hold `*` for any text; `-` stands for "not stated". `places` is the
/// number of places in one operation where that is meant to hide no more than it should.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    operations: Vec<String>,
    place: String,
    vendor: String,
    ours: String,
    reason: String,
    places: Option<usize>,
}

/// A difference that is not agreed.
pub(crate) struct Difference {
    operation: String,
    place: String,
    vendor: String,
    ours: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: vendor {}, ours {}", self.operation, self.place, self.vendor, self.ours)
    }
}

impl Agreement {
    pub(crate) fn parse(text: &str) -> Self {
        serde_json::from_str(text).expect("the table of agreed differences")
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&[String], &str)> {
        let moves = self.moves.iter().map(|it| (&it.operations[..], it.reason.as_str()));
        moves.chain(self.differences.iter().map(|it| (&it.operations[..], it.reason.as_str())))
    }

    /// The differences between an operation of the vendor's and ours that are not agreed.
    pub(crate) fn differences(&mut self, id: &str, vendor: Option<Facts>, ours: &Facts) -> Vec<Difference> {
        let Some(vendor) = vendor else {
            return self.judge(id, "operation", "-", "present").into_iter().collect();
        };
        let vendor = self.moved(id, vendor);
        let places: BTreeSet<&String> = vendor.keys().chain(ours.keys()).collect();
        let stated =
            |facts: &Facts, place: &String| facts.get(place).cloned().unwrap_or_else(|| "-".to_owned());
        let mut left = Vec::new();
        for place in places {
            let (theirs, own) = (stated(&vendor, place), stated(ours, place));
            if theirs != own {
                left.extend(self.judge(id, place, &theirs, &own));
            }
        }
        left
    }

    /// Entries that no difference needed, or not at as many places as they say; one line per operation.
    pub(crate) fn unused(&self) -> Vec<String> {
        let offset = self.moves.len();
        let mut unused = Vec::new();
        for (at, it) in self.moves.iter().enumerate() {
            for id in it.operations.iter().filter(|id| self.uses(at, id) == 0) {
                unused.push(format!("{id}: {} -> {}", it.from, it.to));
            }
        }
        for (at, it) in self.differences.iter().enumerate() {
            for id in &it.operations {
                let uses = self.uses(at + offset, id);
                if uses == 0 || it.places.is_some_and(|places| places != uses) {
                    unused.push(format!(
                        "{id}: {}: vendor {}, ours {} ({uses} places)",
                        it.place, it.vendor, it.ours
                    ));
                }
            }
        }
        unused
    }

    fn uses(&self, at: usize, id: &str) -> usize {
        self.used.get(&(at, id.to_owned())).copied().unwrap_or_default()
    }

    fn judge(&mut self, id: &str, place: &str, vendor: &str, ours: &str) -> Option<Difference> {
        let offset = self.moves.len();
        let matching = self.differences.iter().enumerate().find_map(|(at, entry)| {
            let named = entry.operations.iter().find(|it| *it == id || *it == "*")?;
            let matches = glob(&entry.place, place) && glob(&entry.vendor, vendor) && glob(&entry.ours, ours);
            matches.then(|| (at + offset, named.clone()))
        });
        if let Some(used) = matching {
            *self.used.entry(used).or_default() += 1;
            return None;
        }
        let [operation, place, vendor, ours] = [id, place, vendor, ours].map(str::to_owned);
        Some(Difference { operation, place, vendor, ours })
    }

    /// The vendor's statements with everything below `from` put below `to`.
    fn moved(&mut self, id: &str, mut facts: Facts) -> Facts {
        for (at, it) in
            self.moves.iter().enumerate().filter(|(_, it)| it.operations.iter().any(|name| name == id))
        {
            let below = |place: &str| {
                let rest = place.strip_prefix(&it.from)?;
                (rest.is_empty() || rest.starts_with(['.', '[', '|', '{']))
                    .then(|| format!("{}{rest}", it.to))
            };
            let (inside, outside): (Facts, Facts) =
                facts.into_iter().partition(|(place, _)| below(place).is_some());
            if !inside.is_empty() {
                *self.used.entry((at, id.to_owned())).or_default() += 1;
            }
            facts = outside.into_iter().filter(|(place, _)| !replaced(place, &it.to, &it.from)).collect();
            facts.extend(inside.into_iter().filter_map(|(place, fact)| Some((below(&place)?, fact))));
            hosts(&it.to, &mut facts);
        }
        facts
    }
}

/// Whether a statement outside what moves is about the place that it moves to.
fn replaced(place: &str, to: &str, from: &str) -> bool {
    from.starts_with(to) && place == to
}

/// States the objects and arrays that a moved part now stands in.
fn hosts(to: &str, facts: &mut Facts) {
    let mut place = to;
    while let Some((host, kind)) = place
        .strip_suffix("[]")
        .map(|host| (host, "array"))
        .or_else(|| place.rsplit_once('.').map(|(host, _)| (host, "object")))
    {
        facts.entry(host.to_owned()).or_insert_with(|| kind.to_owned());
        place = host;
    }
}

/// Whether the text is the pattern, in which each `*` stands for any text.
fn glob(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|after| {
            rest.is_empty()
                || (0..=after.len()).any(|at| after.is_char_boundary(at) && glob(rest, &after[at..]))
        }),
    }
}
