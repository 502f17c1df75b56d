//! Many cases at once: a case mostly waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, PoisonError};

/// More than cores, because the cases wait; `ROTATOR_TEST_WORKERS` sets another number. Ordinary limits of open files
/// allow this one.
const WORKERS: usize = 32;

/// The workers of all sets of cases together: deadlines are wall time, and a crowd of programs starves each other.
static BUSY: Mutex<usize> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

/// How a case is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    /// Among others, with a short deadline.
    Brisk,
    /// Alone, with a long one.
    Calm,
}

/// Runs all cases at once, those that failed once more alone, and then says which failed again. On a busy machine a
/// program can run out of time for no fault of its own; what is wrong with it will be so again.
#[track_caller]
pub(crate) fn all<T: Sync>(cases: &[T], name: impl Fn(&T) -> String + Sync, run: impl Fn(&T, Pace) + Sync) {
    let workers =
        std::env::var("ROTATOR_TEST_WORKERS").ok().and_then(|text| text.parse().ok()).unwrap_or(WORKERS);
    let next = Mutex::new(0..cases.len());
    let doubtful = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..workers.min(cases.len()) {
            scope.spawn(|| {
                loop {
                    let Some(index) = next.lock().unwrap().next() else { return };
                    let _work = Work::begin(1, workers);
                    if attempt(|| run(&cases[index], Pace::Brisk)).is_err() {
                        doubtful.lock().unwrap().push(index);
                    }
                }
            });
        }
    });
    let mut failed = Vec::new();
    for index in doubtful.into_inner().unwrap() {
        let case = &cases[index];
        let _work = Work::begin(workers, workers);
        if let Err(text) = attempt(|| run(case, Pace::Calm)) {
            failed.push(format!("{}: {text}", name(case)));
        }
    }
    assert!(failed.is_empty(), "{} of {} cases failed:\n{}", failed.len(), cases.len(), failed.join("\n\n"));
}

/// So many workers' worth of work, until dropped.
struct Work(usize);

impl Work {
    /// Waits until there are `wanted` workers of `all` that have nothing to do.
    fn begin(wanted: usize, all: usize) -> Self {
        let busy = BUSY.lock().unwrap_or_else(PoisonError::into_inner);
        let mut busy =
            LEFT.wait_while(busy, |busy| *busy + wanted > all).unwrap_or_else(PoisonError::into_inner);
        *busy += wanted;
        Self(wanted)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        *BUSY.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        LEFT.notify_all();
    }
}

/// The text of the panic, if there was one.
fn attempt(run: impl FnOnce()) -> Result<(), String> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
    })
}
