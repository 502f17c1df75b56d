//! Walks the decision as the program walks it, and notes what it says that is not so.

use std::collections::BTreeMap;
use std::fmt;

use rotator::decision::{Abilities, Attempt, Event, Knowledge, Login, Next, ReadBack, Stop};
use rotator::exit::{Code, Outcome};

use super::world::Worlds;
use crate::support::Target;

/// Ends of an attempt. Causes stand for their kind: the decision only hands them on.
const ATTEMPTS: [Attempt; 8] = [
    Attempt::NotSent(Code::AccountIneligible),
    Attempt::NotApplied(Code::AccessDenied),
    Attempt::NotApplied(Code::RateLimited),
    Attempt::ContentRefused,
    Attempt::Unknown,
    Attempt::Foreign,
    Attempt::Undocumented,
    Attempt::Applied,
];

/// How an attempt ended that is repeated within its call.
const FIRST: [Option<Attempt>; 4] = [
    None,
    Some(Attempt::Unknown),
    Some(Attempt::NotApplied(Code::RateLimited)),
    Some(Attempt::NotSent(Code::Unreachable)),
];

/// Something that the decision says and that is not so.
#[derive(Debug)]
pub(super) struct Lie {
    path: Vec<Event>,
    said: Code,
    why: &'static str,
}

impl fmt::Display for Lie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is {}: {}", self.path, self.said, self.why)
    }
}

/// What a walk has seen.
pub(super) struct Walk {
    /// The response of the write shows the rest of the account.
    compares: bool,
    pub(super) ends: usize,
    pub(super) depth: usize,
    pub(super) lies: Vec<Lie>,
    /// The shortest path to each code; one that ends by itself before one that is stopped.
    pub(super) shortest: BTreeMap<Code, Vec<Event>>,
}

pub(super) type Decide = fn(Knowledge, &[Event]) -> Code;

/// What the program does.
pub(super) fn real(knowledge: Knowledge, _: &[Event]) -> Code {
    knowledge.code()
}

pub(super) fn walk(abilities: Abilities, decide: Decide) -> Walk {
    let compares = abilities == Target::Meraki.row().abilities;
    let mut walk = Walk { compares, ends: 0, depth: 0, lies: Vec::new(), shortest: BTreeMap::new() };
    let start = Knowledge::new(abilities);
    walk.from(start, &mut Vec::new(), &Worlds::new(abilities.idempotent), decide);
    walk
}

impl Walk {
    fn from(&mut self, knowledge: Knowledge, path: &mut Vec<Event>, worlds: &Worlds, decide: Decide) {
        for stop in [Stop::Deadline, Stop::Signal] {
            let event = Event::Stopped(stop);
            path.push(event);
            let stopped = knowledge.after(event);
            assert_eq!(stopped.next(), Next::End, "{path:?}");
            self.end(stopped, path, worlds, decide);
            path.pop();
        }
        let goes_on: Vec<Event> = match knowledge.next() {
            Next::End => {
                self.end(knowledge, path, worlds, decide);
                let compares = self.compares && worlds.claimed() && path.iter().all(is_write);
                compares.then_some(Event::ReadBack(ReadBack::Differs)).into_iter().collect()
            }
            Next::Write => return self.write(knowledge, path, worlds, decide),
            Next::LoginSoon | Next::LoginLate => {
                [Login::Accepted, Login::Refused, Login::Inconclusive].map(Event::Login).to_vec()
            }
            Next::ReadBack => {
                [ReadBack::Same, ReadBack::Differs, ReadBack::Failed].map(Event::ReadBack).to_vec()
            }
        };
        for event in goes_on {
            let worlds = match event {
                Event::Login(login) => worlds.after_login(login),
                _ => worlds.clone(),
            };
            if worlds.is_empty() {
                // No vendor can bring this about.
                continue;
            }
            path.push(event);
            self.from(knowledge.after(event), path, &worlds, decide);
            path.pop();
        }
    }

    /// One call of the write: it ends with one attempt, or with one after an earlier one that was repeated, or not at all.
    fn write(&mut self, knowledge: Knowledge, path: &mut Vec<Event>, worlds: &Worlds, decide: Decide) {
        let length = path.len();
        path.push(Event::Begun);
        let begun = knowledge.after(Event::Begun);
        for stop in [Stop::Deadline, Stop::Signal] {
            path.push(Event::Stopped(stop));
            self.end(begun.after(Event::Stopped(stop)), path, &worlds.in_flight(), decide);
            path.pop();
        }
        for first in FIRST {
            for last in ATTEMPTS {
                let (mut now, mut worlds) = (begun, worlds.clone());
                for attempt in first.into_iter().chain([last]) {
                    path.push(Event::Attempt(attempt));
                    now = now.after(Event::Attempt(attempt));
                    worlds = worlds.after_attempt(attempt);
                }
                if !worlds.is_empty() {
                    self.from(now, path, &worlds, decide);
                }
                path.truncate(length + 1);
            }
        }
        path.truncate(length);
    }

    fn end(&mut self, knowledge: Knowledge, path: &[Event], worlds: &Worlds, decide: Decide) {
        let said = decide(knowledge, path);
        self.ends += 1;
        self.depth = self.depth.max(path.len());
        let why = match said.outcome() {
            Outcome::Changed if !worlds.surely_in_place() => {
                Some("in some world the password is not in place")
            }
            Outcome::Unchanged if worlds.may_be_this_runs() => Some("in some world this run changes it"),
            Outcome::Unknown if worlds.surely_in_place() => Some("the password is in place in every world"),
            Outcome::Unknown if worlds.surely_as_before() => Some("it is as before in every world"),
            _ => None,
        };
        self.lies.extend(why.map(|why| Lie { path: path.to_vec(), said, why }));
        let rank = |path: &[Event]| (matches!(path.last(), Some(Event::Stopped(_))), path.len());
        if self.shortest.get(&said).is_none_or(|known| rank(path) < rank(known)) {
            self.shortest.insert(said, path.to_vec());
        }
    }
}

fn is_write(event: &Event) -> bool {
    matches!(event, Event::Begun | Event::Attempt(_))
}
