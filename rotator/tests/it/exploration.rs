//! Every sequence of events that a run can see, with what can be true at the vendor beside it.
//!
//! The decision (`rotator::decision`) is walked as the program walks it: it says what to do next, and everything that
//! can come of it comes. Beside it goes what the vendor may have done until then, from `world`, which knows nothing of
//! the decision. At every place where a run can end, what the decision says has to hold in every world, and *unknown*
//! has to be needed.

mod replay;
mod world;

use std::collections::BTreeMap;
use std::fmt;

use rotator::decision::{Abilities, Attempt, Event, Knowledge, Login, Logins, Next, ReadBack, Stop};
use rotator::exit::{Code, Outcome};

use self::world::Worlds;
use crate::support::Target;

/// All that a run for this target can be able to do: whether it logs in can be chosen.
fn abilities(target: Target) -> Vec<Abilities> {
    let abilities = target.row().abilities;
    match abilities.login {
        Logins::Never => vec![abilities],
        _ => [Logins::Never, Logins::InDoubt, Logins::Always]
            .map(|login| Abilities { login, ..abilities })
            .to_vec(),
    }
}

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
struct Lie {
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
struct Walk {
    /// The response of the write shows the rest of the account.
    compares: bool,
    ends: usize,
    depth: usize,
    lies: Vec<Lie>,
    /// The shortest path to each code; one that ends by itself before one that is stopped.
    shortest: BTreeMap<Code, Vec<Event>>,
}

type Decide = fn(Knowledge, &[Event]) -> Code;

/// What the program does.
fn real(knowledge: Knowledge, _: &[Event]) -> Code {
    knowledge.code()
}

fn walk(abilities: Abilities, decide: Decide) -> Walk {
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

#[test]
fn no_sequence_of_events_makes_the_program_lie() {
    let mut walked = Vec::new();
    for abilities in Target::ALL.into_iter().flat_map(abilities) {
        let walk = walk(abilities, real);
        let lies: Vec<String> = walk.lies.iter().map(Lie::to_string).collect();
        assert!(lies.is_empty(), "{} lies of {abilities:?}:\n{}", lies.len(), lies.join("\n"));
        walked.push((walk.ends, walk.depth));
    }
    // All that there is: a second call only where the write can be repeated, then a second look or a login.
    assert_eq!(
        walked,
        [(1368, 8), (100, 4), (252, 5), (284, 5), (2188, 8)],
        "places where a run can end, and the number of events of the longest one"
    );
}

/// Deliberate mistakes, each of which was made once, here or elsewhere.
#[test]
fn a_wrong_decision_is_noticed() {
    /// A refused login after an open write shows that the change did not take place.
    fn refused_is_unchanged(knowledge: Knowledge, path: &[Event]) -> Code {
        match knowledge.code() {
            Code::WriteUnresolved if path.contains(&Event::Login(Login::Refused)) => Code::VendorError,
            code => code,
        }
    }
    /// The last response decides.
    fn last_decides(knowledge: Knowledge, path: &[Event]) -> Code {
        match path.last() {
            Some(Event::Attempt(Attempt::NotApplied(code))) => *code,
            _ => knowledge.code(),
        }
    }
    /// Any 2xx is a success.
    fn any_success(knowledge: Knowledge, path: &[Event]) -> Code {
        if path.contains(&Event::Attempt(Attempt::Foreign)) { Code::Changed } else { knowledge.code() }
    }
    /// Who is stopped before the response has changed nothing.
    fn stopped_is_unchanged(knowledge: Knowledge, path: &[Event]) -> Code {
        match path {
            [.., Event::Begun, Event::Stopped(Stop::Signal)] => Code::Interrupted,
            _ => knowledge.code(),
        }
    }
    /// An open write is unknown whatever comes after it.
    fn open_stays_open(knowledge: Knowledge, path: &[Event]) -> Code {
        if path.contains(&Event::Attempt(Attempt::Unknown)) {
            Code::WriteUnresolved
        } else {
            knowledge.code()
        }
    }
    let wrong: [(&str, Decide, Target); 5] = [
        ("refused_is_unchanged", refused_is_unchanged, Target::User),
        ("last_decides", last_decides, Target::Meraki),
        ("any_success", any_success, Target::User),
        ("stopped_is_unchanged", stopped_is_unchanged, Target::Credential),
        ("open_stays_open", open_stays_open, Target::User),
    ];
    for (name, decide, target) in wrong {
        assert!(!walk(target.row().abilities, decide).lies.is_empty(), "{name} was not noticed");
    }
}
