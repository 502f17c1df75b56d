//! Every sequence of events that a run can see, with what can be true at the vendor beside it.
//!
//! The decision (`rotator::decision`) is walked as the program walks it: it says what to do next, and everything that
//! can come of it comes. Beside it goes what the vendor may have done until then, from `world`, which knows nothing of
//! the decision. At every place where a run can end, what the decision says has to hold in every world, and *unknown*
//! has to be needed.

mod replay;
mod walk;
mod world;

use rotator::decision::{Abilities, Attempt, Event, Knowledge, Login, Logins, Stop};
use rotator::exit::Code;

use self::walk::{Decide, Lie, real, walk};
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
