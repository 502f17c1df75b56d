//! What is in order now, and may be otherwise when the Gateway runs the script: `rotator check` warns of it.

use std::time::{Duration, Instant};

use super::connection::Route;
use super::job::Job;

/// The variables that change what is trusted.
const TRUST: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// One sentence each.
pub(super) fn warnings(job: &Job<'_>, route: &Route) -> Vec<String> {
    let mut warnings = Vec::new();
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let variables: Vec<_> =
        route.proxy_source().into_iter().chain(TRUST.into_iter().filter(is_set)).collect();
    if !variables.is_empty() && route.is_tls() {
        warnings.push(format!(
            "this shell sets {}: the Gateway's service has an environment of its own; set the same there, or in the script",
            variables.join(" and ")
        ));
    }
    if !route.is_tls() {
        warnings.push(
            "the API URL is that of a mock server on this machine: check again with the vendor's".to_owned(),
        );
    }
    let time = job.settings.deadline;
    let taken = time.saturating_sub(job.deadline.saturating_duration_since(Instant::now()));
    if taken > time / 3 {
        warnings.push(slow(taken, time));
    }
    warnings.extend(program());
    warnings
}

fn slow(taken: Duration, time: Duration) -> String {
    format!(
        "the reads alone took {} of {} seconds: give a longer --deadline",
        taken.as_secs(),
        time.as_secs()
    )
}

/// Whether the Gateway's user can start this program.
#[cfg(unix)]
fn program() -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;

    let program = std::env::current_exe().ok()?;
    // Everybody has to pass all folders, and to execute the file.
    let closed = program
        .ancestors()
        .find(|path| std::fs::metadata(path).is_ok_and(|found| found.permissions().mode() & 0o001 == 0))?;
    Some(format!(
        "not every user can pass {}: install the program where the Gateway's user can start it, such as /opt/rotator",
        crate::report::foreign(&closed.to_string_lossy())
    ))
}

#[cfg(not(unix))]
fn program() -> Option<String> {
    None
}
