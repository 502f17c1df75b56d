//! One run: decode, select, rotate, and say how it ended.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::cli::{Plan, RotateArgs};
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::{Payload, input, limits, select};
use crate::process;
use crate::report::{Redactor, Report, Step};
use crate::signal;
use crate::target::{self, Done, Job};
use crate::track::Track;

/// How long a write that is in flight when a signal comes may still take. Kubernetes waits 60 seconds in all
/// (facts: Keeper's helm chart), and others before us may have used some of them.
const GRACE: Duration = Duration::from_secs(20);

/// How much longer than its deadline a run may take before it is cut off: the SDKs keep deadlines themselves, and
/// know more about the state than a cut.
const SLACK: Duration = Duration::from_secs(2);

/// Makes the rotation that stdin describes.
pub async fn rotate(args: &RotateArgs, started: Instant, redactor: &Redactor) -> Report {
    let track = Track::default();
    let result = stoppable(work(args, started, redactor, &track)).await;
    let (code, message) = match &result {
        Ok(done) => (done.code, done.message.clone()),
        Err(failure) => (failure.code(), failure.message().to_owned()),
    };
    let report = track.report(code, message, started.elapsed(), args.dry_run);
    tracing::debug!(
        outcome = code.outcome().word(),
        exit = code.exit().number(),
        code = code.word(),
        attempts = report.attempts,
        "finished"
    );
    report
}

/// Lets signals stop the work: at once before anything was written, later only after a while, so that the state of a
/// write in flight is known.
async fn stoppable(work: impl Future<Output = Result<Done, Failure>>) -> Result<Done, Failure> {
    let Ok(stop) = signal::stop() else { return work.await };
    tokio::pin!(work);
    tokio::select! {
        result = &mut work => return result,
        () = stop => {}
    }
    if !process::has_written() {
        return Err(Failure::new(
            Code::Interrupted,
            "stopped by a signal before anything was written; run the rotation again",
        ));
    }
    tracing::debug!("a signal came while the change was in flight");
    match tokio::time::timeout(GRACE, work).await {
        Ok(result) => result,
        Err(_) => Err(Failure::new(
            Code::WriteInterrupted,
            "stopped by a signal while the change was in flight, and no answer came; check the account, or rotate again",
        )),
    }
}

async fn work(
    args: &RotateArgs,
    started: Instant,
    redactor: &Redactor,
    track: &Track,
) -> Result<Done, Failure> {
    track.checks.begin(Step::Payload);
    let bytes = input::read_stdin(patience(args)).await?;
    // Typing is no part of the time that a rotation takes.
    let started = if args.dry_run { Instant::now() } else { started };
    let payload = decode(bytes)?;
    redactor.learn_payload(&payload);
    track.user(&payload.user);
    tracing::debug!(records = payload.records.len(), "payload decoded");
    let records = match payload.records.len() {
        1 => "1 attached record".to_owned(),
        count => format!("{count} attached records"),
    };
    track.checks.pass(Step::Payload, format!("user {}, {records}", payload.user));

    track.checks.begin(Step::Record);
    let selection = select::select(&payload.records, args.record.as_deref(), args.target.kind())?;
    track.target(selection.target);
    let record = select::describe(selection.record);
    tracing::debug!(%record, target_kind = selection.target.word(), "record selected");
    track.checks.pass(Step::Record, format!("{record}, for {}", selection.target));

    track.checks.begin(Step::Options);
    let plan = Plan::settle(args, selection.record)?;
    let deadline = started + plan.deadline;
    let job = Job { payload: &payload, record: selection.record, plan: &plan, deadline, track };
    let rotation = target::rotate(selection.target, &job);
    match tokio::time::timeout_at((deadline + SLACK).into(), rotation).await {
        Ok(result) => result,
        Err(_) if process::has_written() => Err(Failure::new(
            Code::WriteUnresolved,
            "the deadline passed while the change was in flight; check the account, or rotate again",
        )),
        Err(_) => Err(Failure::new(
            Code::TimedOut,
            "the deadline passed before anything was written; run the rotation again, with a longer --deadline if need be",
        )),
    }
}

/// How long the input may take to arrive.
fn patience(args: &RotateArgs) -> Duration {
    if args.dry_run {
        return limits::TYPING_DEADLINE;
    }
    args.deadline
        .map_or(limits::READ_DEADLINE, |seconds| Duration::from_secs(seconds).min(limits::READ_DEADLINE))
}

/// Decodes the input and wipes it.
fn decode(bytes: Zeroizing<Vec<u8>>) -> Result<Payload, Failure> {
    Ok(Payload::decode(&bytes)?)
}
