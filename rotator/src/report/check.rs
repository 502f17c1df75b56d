//! What was verified on the way, for dry runs.

use std::cell::RefCell;

use super::Printer;

/// One step of a run that can be verified without writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The input was decoded.
    Payload,
    /// The credential record was found.
    Record,
    /// Options and fields make sense.
    Options,
    /// The new password meets the target's rules.
    Policy,
    /// The vendor was reached, over TLS and the proxy of this host.
    Connection,
    /// The vendor accepted the API key.
    Key,
    /// Exactly one account was found.
    Account,
    /// The account can be rotated.
    Eligible,
    /// The API key may change it.
    Rights,
    /// What is as it should be now, and may be otherwise when the Gateway runs the script.
    Night,
}

impl Step {
    /// Its name in the checklist and in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Payload => "payload",
            Self::Record => "record",
            Self::Options => "options",
            Self::Policy => "policy",
            Self::Connection => "connection",
            Self::Key => "key",
            Self::Account => "account",
            Self::Eligible => "eligible",
            Self::Rights => "rights",
            Self::Night => "night",
        }
    }
}

/// How a step went. `ok` is `None` where it cannot be told without writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub step: Step,
    /// Whether it is in order.
    pub ok: Option<bool>,
    /// What was found.
    pub detail: String,
}

/// The steps so far. A step that was begun and not passed when the run ends is the one that failed.
#[derive(Debug, Default)]
pub struct Checks {
    done: RefCell<Vec<Check>>,
    current: std::cell::Cell<Option<Step>>,
    shown: Option<Printer>,
}

impl Checks {
    /// Steps that are shown as they end.
    #[must_use]
    pub fn shown(printer: &Printer) -> Self {
        Self { shown: Some(printer.clone()), ..Self::default() }
    }

    /// A step begins.
    pub fn begin(&self, step: Step) {
        self.current.set(Some(step));
    }

    /// The step is in order.
    pub fn pass(&self, step: Step, detail: impl Into<String>) {
        self.close(step, Some(true), detail.into());
    }

    /// Whether the step is in order cannot be told without writing.
    pub fn not_checked(&self, step: Step, detail: impl Into<String>) {
        self.close(step, None, detail.into());
    }

    /// Takes over steps that were shown already.
    pub fn keep(&self, checks: impl Iterator<Item = Check>) {
        self.done.borrow_mut().extend(checks);
    }

    fn close(&self, step: Step, ok: Option<bool>, detail: String) {
        if self.current.get() == Some(step) {
            self.current.set(None);
        }
        self.add(Check { step, ok, detail });
    }

    fn add(&self, check: Check) {
        if let Some(printer) = &self.shown {
            printer.check(&check);
        }
        self.done.borrow_mut().push(check);
    }

    /// All steps; the open one, if any, failed with `message`.
    #[must_use]
    pub fn finish(&self, failed: Option<&str>) -> Vec<Check> {
        if let (Some(message), Some(step)) = (failed, self.current.take()) {
            self.add(Check { step, ok: Some(false), detail: message.to_owned() });
        }
        self.done.take()
    }
}
