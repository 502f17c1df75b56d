//! What holds for the whole process: no core dumps, panics without content.

use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::exit::Exit;
use crate::report::Printer;

/// Set before the first byte of a write may leave, never unset.
static WRITE_STARTED: AtomicBool = AtomicBool::new(false);

/// From now on the account's password may be the new one.
pub fn write_started() {
    WRITE_STARTED.store(true, Ordering::SeqCst);
}

/// Whether a write may have been sent.
#[must_use]
pub fn has_written() -> bool {
    WRITE_STARTED.load(Ordering::SeqCst)
}

/// Keeps memory out of core dumps and away from other processes of the same user.
///
/// Best effort: where a sandbox forbids it, the rotation still has to take place. Both calls are allowed by Keeper's
/// seccomp profile (Keeper-Security/KeeperPAM, gateway/docker-seccomp.json).
pub fn harden() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Makes a panic print its place only, and end the process with exit code 70.
///
/// A panic's text can hold a value, and with `panic = "abort"` the exit code would be a signal's.
pub fn on_panic(printer: Printer) {
    std::panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        let place =
            info.location().map_or_else(String::new, |place| format!("{}:{}", place.file(), place.line()));
        // The path of a dependency would tell where the program was built.
        let place = place.rsplit_once("/src/").map_or(place.as_str(), |(_, inner)| inner);
        printer.panic(place, has_written());
        std::process::exit(Exit::Internal.number().into());
    }));
}
