//! Many cases at once: a case mostly waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

/// More than cores, because the cases wait; `ROTATOR_TEST_WORKERS` sets another number. Ordinary limits of open files
/// allow this one.
const WORKERS: usize = 32;

/// One set of cases at a time: deadlines are wall time, and a crowd of programs starves each other.
static TURN: Mutex<()> = Mutex::new(());

/// Runs all cases, and then says which failed.
#[track_caller]
pub(crate) fn all<T: Sync>(cases: &[T], name: impl Fn(&T) -> String + Sync, run: impl Fn(&T) + Sync) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let workers =
        std::env::var("ROTATOR_TEST_WORKERS").ok().and_then(|text| text.parse().ok()).unwrap_or(WORKERS);
    let next = Mutex::new(0..cases.len());
    let failed = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers.min(cases.len()) {
            scope.spawn(|| {
                loop {
                    let Some(index) = next.lock().unwrap().next() else { return };
                    let case = &cases[index];
                    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| run(case))) {
                        let text = panic.downcast_ref::<String>().cloned();
                        let text =
                            text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
                        failed.lock().unwrap().push(format!("{}: {}", name(case), text.unwrap_or_default()));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} of {} cases failed:\n{}", failed.len(), cases.len(), failed.join("\n\n"));
}
