//! What a run has done so far, for its report: it has to be known however the run ends.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use sdk_runtime::{Error, Response};

use crate::decision::{Abilities, Event, Knowledge};
use crate::exit::Code;
use crate::process;
use crate::report::{Checks, Message, Report};

/// The facts of a run.
#[derive(Debug, Default)]
pub struct Track {
    /// What was verified.
    pub checks: Checks,
    target: Cell<Option<&'static str>>,
    user: RefCell<Option<String>>,
    account: RefCell<Option<String>>,
    network: RefCell<Option<String>>,
    user_record: RefCell<Option<String>>,
    credential_record: RefCell<Option<String>>,
    http_status: Cell<Option<u16>>,
    attempts: Cell<u32>,
    request_ids: RefCell<Vec<String>>,
    knowledge: Cell<Knowledge>,
}

impl Track {
    /// A run whose steps are shown as they end.
    #[must_use]
    pub fn of(checks: Checks) -> Self {
        Self { checks, ..Self::default() }
    }

    /// The target is known, by its name.
    pub fn target(&self, target: &'static str) {
        self.target.set(Some(target));
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

    /// The account is known.
    pub fn user(&self, user: &str) {
        *self.user.borrow_mut() = Some(user.to_owned());
    }

    /// The vendor's id of the account.
    pub fn account(&self, id: &str) {
        *self.account.borrow_mut() = Some(id.to_owned());
    }

    /// The vendor's id of the network.
    pub fn network(&self, id: Option<&str>) {
        *self.network.borrow_mut() = id.map(str::to_owned);
    }

    /// The UID of the PAM User record.
    pub fn user_record(&self, uid: Option<&str>) {
        *self.user_record.borrow_mut() = uid.map(str::to_owned);
    }

    /// The UID of the credential record.
    pub fn credential_record(&self, uid: Option<&str>) {
        *self.credential_record.borrow_mut() = uid.map(str::to_owned);
    }

    /// A call was made: counts its requests, and keeps their ids and the last status.
    pub fn call<T>(&self, result: &Result<Response<T>, Error>) {
        let (attempts, ids, status) = match result {
            Ok(response) => (response.attempts(), response.request_ids(), Some(response.status())),
            Err(error) => (error.attempts(), error.request_ids(), error.status()),
        };
        self.http_status.set(status.map(|status| status.as_u16()).or(self.http_status.get()));
        self.attempts.set(self.attempts.get().saturating_add(attempts));
        self.request_ids.borrow_mut().extend_from_slice(ids);
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
        Report {
            target: self.target.get(),
            user: self.user.borrow().clone(),
            account: self.account.borrow().clone(),
            network: self.network.borrow().clone(),
            user_record: self.user_record.borrow().clone(),
            credential_record: self.credential_record.borrow().clone(),
            http_status: self.http_status.get(),
            attempts: self.attempts.get(),
            request_ids: self.request_ids.borrow().clone(),
            checks,
            ..Report::new(code, message, elapsed)
        }
    }
}
