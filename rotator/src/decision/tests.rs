//! Single rules; `tests/it/exploration` walks all sequences.

use super::*;

const USER: Abilities = Abilities { idempotent: false, login: Logins::InDoubt, read_back: false };
const MERAKI: Abilities = Abilities { idempotent: true, login: Logins::Never, read_back: false };

fn code(abilities: Abilities, events: &[Event]) -> Code {
    let begun = Knowledge::new(abilities).after(Event::Begun);
    events.iter().fold(begun, |knowledge, event| knowledge.after(*event)).code()
}

#[test]
fn a_refused_login_never_makes_an_open_write_unchanged() {
    use Event::{Attempt as A, Login as L};
    for attempt in [Attempt::Unknown, Attempt::Foreign] {
        assert_eq!(code(USER, &[A(attempt), L(Login::Refused)]), Code::WriteUnresolved);
        assert_eq!(code(USER, &[A(attempt), L(Login::Accepted)]), Code::Changed);
    }
    assert_eq!(code(USER, &[A(Attempt::Undocumented), L(Login::Refused)]), Code::LoginContradicts);
    assert_eq!(code(USER, &[A(Attempt::Undocumented), L(Login::Inconclusive)]), Code::Changed);
    assert_eq!(code(USER, &[A(Attempt::ContentRefused), L(Login::Refused)]), Code::Refused);
}

#[test]
fn a_refusal_says_nothing_about_an_earlier_attempt() {
    use Event::Attempt as A;
    let refused = A(Attempt::NotApplied(Code::AccessDenied));
    assert_eq!(code(MERAKI, &[A(Attempt::Unknown), refused]), Code::WriteUnresolved);
    assert_eq!(code(MERAKI, &[A(Attempt::Undocumented), refused]), Code::Changed);
    assert_eq!(code(MERAKI, &[A(Attempt::ContentRefused), refused]), Code::AccessDenied);
    assert_eq!(code(MERAKI, &[A(Attempt::NotSent(Code::Unreachable)), refused]), Code::AccessDenied);
}

#[test]
fn a_stop_is_judged_by_what_was_sent() {
    use Event::{Attempt as A, Stopped as S};
    let before = |stop| Knowledge::new(USER).after(S(stop)).code();
    assert_eq!(before(Stop::Signal), Code::Interrupted);
    assert_eq!(before(Stop::Deadline), Code::TimedOut);
    assert_eq!(code(USER, &[S(Stop::Signal)]), Code::WriteInterrupted);
    assert_eq!(code(USER, &[S(Stop::Deadline)]), Code::WriteUnresolved);
    assert_eq!(code(USER, &[A(Attempt::Applied), S(Stop::Deadline)]), Code::Changed);
    let credential = Abilities { idempotent: true, login: Logins::Never, read_back: true };
    assert_eq!(code(credential, &[A(Attempt::Applied), S(Stop::Signal)]), Code::VerifyFailed);
}
