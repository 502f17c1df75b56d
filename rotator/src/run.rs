//! One run: decode, select, rotate, and say how it ended.

use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use crate::cli::{RotateArgs, settle};
use crate::decision::{Event, Stop};
use crate::exit::Code;
use crate::failure::Failure;
use crate::hurry::{GRACE, Hurry};
use crate::payload::{Payload, input, limits};
use crate::report::{Checks, Message, Report, Secrets, Step, foreign};
use crate::select::select;
use crate::signal;
use crate::target::{self, Done, Job};
use crate::track::Track;

/// How much longer than its deadline a run may take before it is cut off: the SDKs keep deadlines themselves, and
/// know more about the state than a cut.
const SLACK: Duration = Duration::from_secs(2);

/// Makes the rotation that `input` describes, or stdin if there is none.
pub async fn rotate(
    args: &RotateArgs,
    input: Option<Zeroizing<Vec<u8>>>,
    started: Instant,
    secrets: &Secrets,
    checks: Checks,
) -> Report {
    let (track, hurry) = (Track::of(checks), Hurry::default());
    let work = async {
        track.checks.begin(Step::Payload);
        let bytes = match input {
            Some(bytes) => bytes,
            None => input::read_stdin(stdin_timeout(args)).await?,
        };
        // Typing is no part of the time that a rotation takes.
        let started = if args.dry_run { Instant::now() } else { started };
        rotation(args, bytes, started, secrets, &track, &hurry).await
    };
    let result = match signal::stop() {
        Ok(stop) => stoppable(work, stop, &track, &hurry).await,
        Err(_) => work.await,
    };
    let (code, message) = match &result {
        Ok(done) => (done.code, Message::from(&*done.message)),
        Err(failure) => (failure.code(), failure.marked().clone()),
    };
    let report = track.report(code, message, started.elapsed(), args.dry_run);
    tracing::debug!(
        outcome = code.outcome().as_str(),
        exit = code.exit().number(),
        code = code.as_str(),
        attempts = report.facts.attempts,
        "finished"
    );
    report
}

/// Lets a signal stop the work: at once before anything was written, later only after a while, so that the state of a
/// write in flight is known.
pub async fn stoppable(
    work: impl Future<Output = Result<Done, Failure>>,
    stop: impl Future<Output = ()>,
    track: &Track,
    hurry: &Hurry,
) -> Result<Done, Failure> {
    tokio::pin!(work);
    tokio::select! {
        result = &mut work => return result,
        () = stop => {}
    }
    if !track.knowledge().has_begun() {
        return stopped(track, Stop::Signal);
    }
    tracing::debug!("a signal came while the change was in flight");
    hurry.begin();
    match tokio::time::timeout(GRACE, work).await {
        Ok(result) => result,
        Err(_) => stopped(track, Stop::Signal),
    }
}

/// How a run ends that is cut off here.
fn stopped(track: &Track, stop: Stop) -> Result<Done, Failure> {
    track.saw(Event::Stopped(stop));
    let code = track.knowledge().code();
    let what = match stop {
        Stop::Signal => "a signal stopped the program",
        Stop::Deadline => "the deadline passed",
    };
    let sentence = match code {
        Code::Changed => {
            let message = "the vendor has confirmed the new password".to_owned();
            return Ok(Done { code, message });
        }
        Code::Interrupted => format!("{what} before anything was written: run the rotation again"),
        Code::TimedOut => format!(
            "{what} before anything was written: run the rotation again, with a longer --deadline if need be"
        ),
        Code::WriteInterrupted | Code::WriteUnresolved => {
            return Err(
                Failure::new(code, format!("{what} while the change was in flight")).advise(target::TRY_IT)
            );
        }
        _ => format!("the vendor has confirmed the new password, but {what} before it was verified"),
    };
    Err(Failure::new(code, sentence))
}

/// Makes the rotation that a payload describes, within the deadline.
///
/// # Errors
///
/// [`Failure`] with what is known about the password.
pub async fn rotation(
    args: &RotateArgs,
    bytes: Zeroizing<Vec<u8>>,
    started: Instant,
    secrets: &Secrets,
    track: &Track,
    hurry: &Hurry,
) -> Result<Done, Failure> {
    track.checks.begin(Step::Payload);
    let payload = decode(bytes)?;
    secrets.learn_payload(&payload, &target::labels());
    track.know(|facts| {
        facts.user = Some(payload.user.clone());
        facts.user_record = payload.user_record.clone();
    });
    tracing::debug!(records = payload.records.len(), "payload decoded");
    let records = match payload.records.len() {
        1 => "1 attached record".to_owned(),
        count => format!("{count} attached records"),
    };
    track.checks.pass(Step::Payload, format!("user {}, {records}", foreign(&payload.user)));

    track.checks.begin(Step::Record);
    let selection = select(&payload.records, args.record.as_deref(), args.target.0)?;
    let target = selection.target;
    track.know(|facts| {
        facts.target = Some(target.name);
        facts.credential_record = selection.record.uid().map(str::to_owned);
    });
    args.check_options(target)?;
    let record_name = selection.record_name();
    tracing::debug!(record = %record_name, target_kind = target.name, "record selected");
    track.checks.pass(Step::Record, format!("{record_name}, for {target}"));

    track.checks.begin(Step::Options);
    let settings = settle(args, &selection)?;
    let deadline = started + settings.deadline;
    let (payload, record, settings) = (&payload, selection.record, &settings);
    let job = Job { payload, record, record_name, settings, deadline, track, hurry };
    let rotation = target.rotate(&job);
    match tokio::time::timeout_at((deadline + SLACK).into(), rotation).await {
        Ok(Ok(done)) if done.code == Code::DryRunPassed && !payload.is_practice() => Err(forgotten(payload)),
        Ok(result) => result,
        Err(_) => stopped(track, Stop::Deadline),
    }
}

/// The Gateway takes 0 for a rotation, so a dry run of its payload never ends with that, however well it went.
fn forgotten(payload: &Payload) -> Failure {
    Failure::new(
        Code::DryRunInScript,
        format!(
            "every check passed, but --dry-run keeps the script from changing the password of {}",
            foreign(&payload.user)
        ),
    )
    .advise("remove it from the script's command; to try things out, use `rotator check`")
}

/// How long the input may take to arrive.
fn stdin_timeout(args: &RotateArgs) -> Duration {
    if args.dry_run {
        return limits::TYPING_DEADLINE;
    }
    args.shared
        .deadline
        .map_or(limits::READ_DEADLINE, |seconds| Duration::from_secs(seconds).min(limits::READ_DEADLINE))
}

/// Decodes the input and wipes it.
fn decode(bytes: Zeroizing<Vec<u8>>) -> Result<Payload, Failure> {
    Ok(Payload::decode(&bytes)?)
}
