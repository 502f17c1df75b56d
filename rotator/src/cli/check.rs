//! `rotator check`: everything that a rotation needs, looked at in one go, and nothing written.
//!
//! It asks for what was not given, makes the payload that the Gateway would pipe, and runs the steps of a rotation up to
//! the write. Nothing is read from stdin but answers, unless a payload is piped: then that is checked.

use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use sdk_runtime::Secret;
use tokio::runtime::Runtime;
use zeroize::Zeroizing;

use super::fields::{FieldArgs, Fields};
use super::file::first_line;
use super::payload::encoded;
use super::rotate::{LogFormat, RotateArgs, SharedArgs};
use super::targets::{TargetArg, one_target};
use super::{prompt, settle};
use crate::exit::Code;
use crate::failure::Failure;
use crate::hurry::Hurry;
use crate::payload::{Payload, input};
use crate::report::{Check, Checks, Printer, Report, Secrets, Step};
use crate::run;
use crate::select::select;
use crate::target::{self, Field, Job, Target};
use crate::track::Track;

/// How long a pipe may take to bring a payload. The Gateway does it at once, and cron and systemd bring the end.
const PIPE_TIMEOUT: Duration = Duration::from_secs(2);

/// Stands where a password has to, and is none.
const NO_PASSWORD: &str = "no-new-password-was-given";

/// The options of `rotator check`.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// What to check; asked for if not given.
    #[arg(long, value_parser = one_target())]
    pub target: Option<TargetArg>,
    /// Login of the PAM User record; asked for if not given.
    #[arg(long, value_name = "LOGIN")]
    pub user: Option<String>,
    /// The record.
    #[command(flatten)]
    pub fields: FieldArgs,
    /// File with a new password to check against the vendor's rules.
    #[arg(long, value_name = "FILE")]
    pub new_password_file: Option<PathBuf>,
    /// What a rotation takes as well.
    #[command(flatten)]
    pub shared: SharedArgs,
}

impl CheckArgs {
    /// The options of the dry run that this is.
    #[must_use]
    pub fn rotate(&self) -> RotateArgs {
        RotateArgs {
            target: self.target.unwrap_or(TargetArg(None)),
            record: None,
            dry_run: true,
            shared: self.shared.clone(),
            metrics_file: None,
            log_format: LogFormat::Text,
            check: true,
            without_password: false,
        }
    }
}

/// Asks, checks, and says how it ended.
pub(crate) fn run(
    wanted: &CheckArgs,
    runtime: &Runtime,
    started: Instant,
    secrets: &Secrets,
    printer: &Printer,
) -> Report {
    let mut args = wanted.rotate();
    let checks = Checks::shown(printer);
    let input = match piped(runtime) {
        Some(input) => Ok(input),
        None => {
            args.without_password = wanted.new_password_file.is_none();
            asked(wanted, &mut args, &Ways { runtime, secrets, printer }, &checks)
        }
    };
    match input {
        // What was typed took time that a rotation does not need.
        Ok(input) => runtime.block_on(run::rotate(&args, Some(input), Instant::now(), secrets, checks)),
        Err(failure) => Report {
            checks: Some(checks.finish(None)),
            ..Report::new(failure.code(), failure.marked().clone(), started.elapsed())
        },
    }
}

/// What is on stdin, if that is no terminal.
fn piped(runtime: &Runtime) -> Option<Zeroizing<Vec<u8>>> {
    if std::io::stdin().is_terminal() {
        return None;
    }
    let input = runtime.block_on(input::read_stdin(PIPE_TIMEOUT)).ok()?;
    (!input.trim_ascii().is_empty()).then_some(input)
}

/// What asking needs beside the arguments.
struct Ways<'a> {
    runtime: &'a Runtime,
    secrets: &'a Secrets,
    printer: &'a Printer,
}

/// The payload, from options, files and answers.
fn asked(
    wanted: &CheckArgs,
    args: &mut RotateArgs,
    ways: &Ways<'_>,
    checks: &Checks,
) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let target = match wanted.target.and_then(|target| target.0) {
        Some(target) => target,
        None => ask_target()?,
    };
    args.target = TargetArg(Some(target));
    let user = match &wanted.user {
        Some(user) => user.clone(),
        None => prompt::ask("login of the PAM User record", "--user LOGIN")?.expose().trim().to_owned(),
    };
    let mut fields = Fields::given(&wanted.fields)?;
    let new_password = match &wanted.new_password_file {
        Some(path) => first_line("--new-password-file", path)?,
        None => Secret::from(NO_PASSWORD),
    };
    let payload = |fields: &Fields| {
        encoded(&user, new_password.clone(), None, target.record_title, fields)
            // EXPOSE: it goes where the Gateway's goes.
            .map(|payload| Zeroizing::new(payload.expose().as_bytes().to_vec()))
    };
    let (listed, typed): (Vec<_>, Vec<_>) = target.fields.iter().partition(|field| field.choices.is_some());
    for field in typed.into_iter().chain(listed) {
        if fields.has(field) {
            continue;
        }
        if let Some(choices) = field.choices {
            let choices = list(args, &payload(&fields)?, choices, ways)?;
            offer(field, &choices, ways.printer, checks)?;
        }
        fields.ask(field)?;
    }
    payload(&fields)
}

fn ask_target() -> Result<&'static Target, Failure> {
    let names = target::names();
    let typed = prompt::ask(&format!("target ({names})"), "--target TARGET")?;
    // EXPOSE: the name of a target.
    target::named(typed.expose().trim()).ok_or_else(|| {
        Failure::new(Code::Usage, "there is no such target").advise(format!("type one of {names}"))
    })
}

/// What the API key can see of what a field can hold.
fn list(
    args: &RotateArgs,
    input: &[u8],
    choices: target::Choices,
    ways: &Ways<'_>,
) -> Result<Vec<String>, Failure> {
    let payload = Payload::decode(input)?;
    ways.secrets.learn_payload(&payload, &target::labels());
    let selection = select(&payload.records, None, None)?;
    let (settings, track, hurry) = (settle(args, &selection)?, Track::default(), Hurry::default());
    let job = Job {
        payload: &payload,
        record: selection.record,
        record_name: selection.record_name(),
        deadline: Instant::now() + settings.deadline,
        settings: &settings,
        track: &track,
        hurry: &hurry,
    };
    ways.runtime.block_on(choices(&job))
}

/// Shows what can be chosen; without anybody to choose, this is the end.
fn offer(field: &Field, choices: &[String], printer: &Printer, checks: &Checks) -> Result<(), Failure> {
    if choices.is_empty() {
        let what = format!("the API key can see nothing that field `{}` could name", field.label);
        return Err(Failure::new(Code::NotFound, what)
            .advise("give the key's administrator access, or put another key into the record"));
    }
    printer.list(&format!("The API key can see these for field `{}`:", field.label), choices);
    if prompt::is_possible() {
        return Ok(());
    }
    checks.keep(choices.iter().map(|choice| Check { step: Step::Record, ok: None, detail: choice.clone() }));
    Err(Failure::new(Code::FieldMissing, format!("field `{}` was not given", field.label))
        .advise(format!("put one of the listed ones into it: --field {}=VALUE", field.label)))
}
