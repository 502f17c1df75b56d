//! What a run has done so far, for its report: it has to be known however the run ends.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use sdk_runtime::{Error, Response};

use crate::decision::{Abilities, Event, Knowledge};
use crate::exit::Code;
use crate::process;
use crate::report::{Checks, Facts, Message, Report};

/// The facts of a run.
#[derive(Debug, Default)]
pub struct Track {
    /// What was verified.
    pub checks: Checks,
    facts: RefCell<Facts>,
    knowledge: Cell<Knowledge>,
}

impl Track {
    /// A run whose steps are shown as they end.
    #[must_use]
    pub fn of(checks: Checks) -> Self {
        Self { checks, ..Self::default() }
    }

    /// What the target is able to do is known. Before the first event.
    pub fn abilities(&self, abilities: Abilities) {
        self.knowledge.set(Knowledge::new(abilities));
    }

    /// Something happened that the decision depends on.
    pub fn saw(&self, event: Event) {
        if event == Event::Begun {
            process::write_started();
        }
        tracing::debug!(?event, "seen");
        self.knowledge.set(self.knowledge.get().after(event));
    }

    /// What is known about the password.
    #[must_use]
    pub fn knowledge(&self) -> Knowledge {
        self.knowledge.get()
    }

    /// What the report says of the run, as it becomes known.
    pub fn know(&self, note: impl FnOnce(&mut Facts)) {
        note(&mut self.facts.borrow_mut());
    }

    /// A call was made: counts its requests, and keeps their ids and the last status.
    pub fn call<T>(&self, result: &Result<Response<T>, Error>) {
        let (attempts, ids, status) = match result {
            Ok(response) => (response.attempts(), response.request_ids(), Some(response.status())),
            Err(error) => (error.attempts(), error.request_ids(), error.status()),
        };
        let mut facts = self.facts.borrow_mut();
        facts.http_status = status.map(|status| status.as_u16()).or(facts.http_status);
        facts.attempts = facts.attempts.saturating_add(attempts);
        facts.request_ids.extend_from_slice(ids);
    }

    /// The report of a run that ends now.
    pub fn report(
        &self,
        code: Code,
        message: impl Into<Message>,
        elapsed: Duration,
        dry_run: bool,
    ) -> Report {
        let message = message.into();
        let failed = (code != Code::DryRunPassed).then(|| message.line());
        let checks = dry_run.then(|| self.checks.finish(failed.as_deref()));
        Report { facts: self.facts.borrow().clone(), checks, ..Report::new(code, message, elapsed) }
    }
}
