//! What a run has shown about the password, what to do next, and what to say at the end.
//!
//! All three targets, the deadline and the signals decide here and nowhere else. The decision is a finite automaton
//! without input, output or clock: [`Knowledge`] is its state, [`Event`] its alphabet. `tests/it/exploration` walks all
//! of it, with the vendor's true state beside it.
//!
//! The rule: what was sent and got no response can take place at any time, also after the end of the run. *Unchanged* is
//! therefore said only where that is impossible, which a login that is refused does not show.

mod event;

use crate::exit::Code;

pub use event::{Attempt, Event, Login, ReadBack, Stop};

/// How a target's password is written and looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Abilities {
    /// Writing the same password again is harmless. Where it is not, a refusal can mean that the password is in place.
    pub idempotent: bool,
    /// When a login with the new password may be made; there is never more than one.
    pub login: Logins,
    /// Whether the account is read again after a change, to compare the rest of it.
    pub read_back: bool,
}

/// When a login with the new password may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Logins {
    /// Never: the target has no login, or it was not wanted.
    #[default]
    Never,
    /// Where the response leaves a doubt.
    InDoubt,
    /// After every change as well.
    Always,
}

/// What a run does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Next {
    /// Write, or write once more.
    Write,
    /// Log in once, soon: the vendor has finished.
    LoginSoon,
    /// Log in once, as late as there is time for: the vendor may still be at work.
    LoginLate,
    /// Read the account again.
    ReadBack,
    /// Nothing more can be learnt.
    End,
}

/// The strongest thing that the attempts showed; the order is that of strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
enum Written {
    /// Nothing yet.
    #[default]
    Nothing,
    /// Every attempt was without effect; this is the last reason.
    NotApplied(Code),
    /// The last one was refused for its content, all before were without effect.
    ContentRefused,
    /// What became of one is unknown.
    Unknown,
    /// One was a success that is not as documented.
    Undocumented,
    /// One was a success.
    Applied,
}

/// What a run has shown so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Knowledge {
    abilities: Abilities,
    /// Calls of the write so far, 2 at most.
    calls: u8,
    /// A call of the write has begun and not ended.
    in_flight: bool,
    /// The last attempt was a 2xx that leaves a doubt.
    doubtful: bool,
    written: Written,
    login: Option<Login>,
    read_back: Option<ReadBack>,
    stopped: Option<Stop>,
}

impl Knowledge {
    /// Nothing has happened.
    #[must_use]
    pub fn new(abilities: Abilities) -> Self {
        Self { abilities, ..Self::default() }
    }

    /// The same, and this.
    #[must_use]
    pub fn after(mut self, event: Event) -> Self {
        match event {
            Event::Begun => {
                self.calls = self.calls.saturating_add(1).min(2);
                self.in_flight = true;
            }
            Event::Attempt(attempt) => {
                self.in_flight = false;
                self.doubtful = matches!(attempt, Attempt::Foreign | Attempt::Undocumented);
                let shown = match attempt {
                    Attempt::NotSent(code) | Attempt::NotApplied(code) => Written::NotApplied(code),
                    Attempt::ContentRefused => Written::ContentRefused,
                    Attempt::Unknown | Attempt::Foreign => Written::Unknown,
                    Attempt::Undocumented => Written::Undocumented,
                    Attempt::Applied => Written::Applied,
                };
                // A refusal says nothing about an earlier attempt, nor does anything weaker than a success take one
                // back. Among attempts without effect the last one says why.
                let weak = matches!(self.written, Written::NotApplied(_) | Written::ContentRefused);
                self.written = if weak { shown } else { self.written.max(shown) };
            }
            Event::Login(login) => self.login = Some(login),
            Event::ReadBack(read_back) => self.read_back = Some(read_back),
            Event::Stopped(stop) => self.stopped = Some(stop),
        }
        self
    }

    /// Whether a byte of the write may have left.
    #[must_use]
    pub fn has_begun(self) -> bool {
        self.calls > 0
    }

    /// What is worth doing now.
    #[must_use]
    pub fn next(self) -> Next {
        let Abilities { idempotent, login, read_back } = self.abilities;
        if self.stopped.is_some() {
            return Next::End;
        }
        match self.written {
            Written::Nothing => Next::Write,
            // A success that leaves a doubt: doing it again is harmless and can tell.
            Written::Unknown | Written::Undocumented if idempotent && self.doubtful && self.calls < 2 => {
                Next::Write
            }
            Written::Undocumented | Written::Applied if read_back && self.read_back.is_none() => {
                Next::ReadBack
            }
            _ if login == Logins::Never || self.login.is_some() => Next::End,
            Written::Unknown => Next::LoginLate,
            Written::ContentRefused if idempotent => Next::End,
            Written::ContentRefused | Written::Undocumented => Next::LoginSoon,
            Written::Applied if login == Logins::Always => Next::LoginSoon,
            Written::Applied | Written::NotApplied(_) => Next::End,
        }
    }

    /// What to say if the run ends now.
    #[must_use]
    pub fn code(self) -> Code {
        match self.written {
            Written::Undocumented | Written::Applied => self.code_of_a_change(),
            _ if self.in_flight => self.unresolved(),
            Written::Unknown if self.login == Some(Login::Accepted) => Code::Changed,
            Written::Unknown => self.unresolved(),
            Written::ContentRefused if self.abilities.idempotent => Code::Refused,
            Written::ContentRefused => match self.login {
                Some(Login::Accepted) => Code::AlreadyChanged,
                Some(Login::Refused) => Code::Refused,
                // It may be refused because an earlier run put it in place.
                Some(Login::Inconclusive) | None => Code::WriteUnresolved,
            },
            Written::NotApplied(code) => code,
            Written::Nothing => match self.stopped {
                Some(Stop::Deadline) => Code::TimedOut,
                Some(Stop::Signal) => Code::Interrupted,
                None => Code::Internal,
            },
        }
    }

    /// The vendor says that it made the change. A login can contradict it; nothing else can take it back.
    fn code_of_a_change(self) -> Code {
        let asked = self.abilities.login == Logins::Always;
        match (self.login, self.read_back) {
            (Some(Login::Refused), _) => Code::LoginContradicts,
            (_, Some(ReadBack::Differs)) => Code::AccountDiffers,
            (_, Some(ReadBack::Failed)) => Code::VerifyFailed,
            (_, None) if self.abilities.read_back => Code::VerifyFailed,
            (Some(Login::Accepted), _) => Code::Changed,
            (Some(Login::Inconclusive) | None, _) if asked => Code::VerifyFailed,
            (Some(Login::Inconclusive) | None, _) => Code::Changed,
        }
    }

    fn unresolved(self) -> Code {
        match self.stopped {
            Some(Stop::Signal) => Code::WriteInterrupted,
            Some(Stop::Deadline) | None => Code::WriteUnresolved,
        }
    }
}

#[cfg(test)]
mod tests;
