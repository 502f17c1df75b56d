//! In front of a real server, and in its place: what was recorded of it.

use std::collections::BTreeSet;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use sdk_mock::recording::{self, Case};
use sdk_mock::validation_proxy::{Upstream, ValidationProxy};

use crate::cli::{Drift, Listen, Proxy, Replay};
use crate::serve;

/// Stands in front of a real server.
pub(crate) async fn proxy(command: Proxy) -> Result<(), String> {
    let upstream = Upstream::server(&command.to).map_err(|error| error.to_string())?;
    let file = command.record.as_deref().map(|path| {
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .map(Mutex::new)
            .map_err(|error| named(path, &error))
    });
    let file = file.transpose()?;
    let keep = move |case: &Case| {
        let Some(file) = &file else { return Ok(()) };
        let mut line = case.to_line()?;
        line.push('\n');
        // In one piece, so that a recording that breaks off ends with a whole case.
        file.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes())
    };
    serve(&command.listen, upstream, keep).await
}

/// Stands in the place of a server that was recorded.
pub(crate) async fn replay(command: Replay) -> Result<(), String> {
    let cases = recording::read(&command.recording).map_err(|error| named(&command.recording, &error))?;
    serve(&command.listen, Upstream::from(cases), |_| Ok(())).await
}

/// Compares two recordings.
#[allow(clippy::print_stdout, reason = "the report is what the command is for")]
pub(crate) fn drift(command: &Drift) -> Result<(), String> {
    let read = |path: &Path| recording::read(path).map_err(|error| named(path, &error));
    let drift = recording::drift::compare(&read(&command.before)?, &read(&command.after)?);
    print!("{drift}");
    match drift.lines.len() {
        0 => Ok(()),
        count => Err(format!("the recordings differ in {count} lines")),
    }
}

/// Serves until it is interrupted; fails when something left the document.
async fn serve(
    listen: &Listen,
    upstream: Upstream,
    keep: impl Fn(&Case) -> std::io::Result<()> + Send + Sync + 'static,
) -> Result<(), String> {
    let contract = serve::builder(listen, 0, 0)?.into_contract();
    let found = Arc::new(Mutex::new(BTreeSet::new()));
    let report = {
        let found = found.clone();
        move |case: &Case| {
            if let Err(error) = keep(case) {
                say(&format!("not recorded: {error}"));
            }
            for deviation in &case.deviations {
                if found.lock().unwrap_or_else(PoisonError::into_inner).insert(deviation.clone()) {
                    say(&format!("deviation: {deviation}"));
                }
            }
        }
    };
    let document = contract.document();
    let what = format!("{}: {} operations", document.title(), document.operations().len());
    let base = document.base_path().to_owned();
    let proxy = ValidationProxy::new(contract, upstream, report);
    let listener = tokio::net::TcpListener::bind((listen.host, listen.port)).await;
    let listener = listener.map_err(|error| format!("{}:{}: {error}", listen.host, listen.port))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    say(&format!("{what}\nbase URL: http://{address}{base}\nStop with Ctrl-C."));
    tokio::select! {
        () = proxy.serve(listener) => {}
        stopped = tokio::signal::ctrl_c() => stopped.map_err(|error| error.to_string())?,
    }
    match found.lock().unwrap_or_else(PoisonError::into_inner).len() {
        0 => Ok(()),
        count => Err(format!("{count} deviations from the document")),
    }
}

/// Tells people what it saw. Where nobody listens any more, it serves all the same.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

fn named(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}
