//! `cargo xtask bench`: what one rotation costs, compared with curl and with the Python script.
//!
//! Everybody makes the same two requests to the same mock server over TLS, in turns, so that a busy moment of the
//! machine strikes all of them. The server is part of this process and not counted.
//!
//! * [`case`] says what is measured; [`trust`] and [`client`] set it up; [`measure`] runs one program once;
//! * [`series`] repeats and takes medians, [`callgrind`] counts instructions;
//! * [`fleet`] starts many programs at once;
//! * [`figures`] is the result, [`targets`] judges it, [`report`] writes it, [`plot`] draws it.

mod callgrind;
mod case;
mod client;
mod figures;
mod fleet;
mod measure;
mod plot;
mod report;
mod series;
mod targets;
mod trust;

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::workspace;
use case::Case;
use figures::{Figures, Machine, Program};

/// Measures what a rotation costs, compared with curl and with the Python script.
#[derive(Debug, Args)]
pub(crate) struct Bench {
    #[command(subcommand)]
    other: Option<Other>,
    /// How often everything is run; the figures are medians.
    #[arg(long, default_value_t = 21)]
    runs: usize,
    /// Numbers of users in the network.
    #[arg(long, value_delimiter = ',', default_values_t = [10, 1_000, 50_000])]
    users: Vec<usize>,
    /// Measure this program instead of the release build of the rotator.
    #[arg(long, value_name = "PATH", global = true)]
    rotator: Option<PathBuf>,
    /// Keeper's Meraki script, to be compared as well.
    #[arg(long, value_name = "PATH")]
    python_script: Option<PathBuf>,
    /// The interpreter for it, with `requests` installed.
    #[arg(long, value_name = "PROGRAM", default_value = "python3")]
    python: PathBuf,
    /// Do not count instructions, even if valgrind is there.
    #[arg(long)]
    no_callgrind: bool,
    /// Write the figures as JSON, too; without a name, to docs/benchmarks.json.
    #[arg(long, value_name = "FILE")]
    json: Option<Option<PathBuf>>,
    /// Fail if a figure is not what it has to be.
    #[arg(long)]
    check: bool,
}

/// What else can be measured, and done with figures that were measured before.
#[derive(Debug, Subcommand)]
enum Other {
    /// Starts many rotations at once, against one vendor with a rate limit.
    Fleet(fleet::Fleet),
    /// Draws docs/images/benchmark.svg from docs/benchmarks.json.
    Plot,
}

impl Bench {
    /// Measures and reports, or draws what was measured.
    ///
    /// # Errors
    ///
    /// Whatever keeps a program from being built, run or measured; with `--check`, a missed target.
    pub(crate) fn run(&self) -> Result<(), Box<dyn Error>> {
        if let Some(Other::Plot) = &self.other {
            return plot::write();
        }
        let (rotator, floor) = match &self.rotator {
            Some(given) => (given.clone(), None),
            None => build()?,
        };
        if let Some(Other::Fleet(fleet)) = &self.other {
            return fleet.run(&rotator);
        }
        let setting = client::Setting {
            rotator,
            floor,
            script: self.python_script.clone(),
            python: self.python.clone(),
            measure: workspace::built("measure")?,
        };
        let callgrind = !self.no_callgrind && callgrind::is_installed();
        let mut figures = Figures {
            machine: Machine::here(),
            program: Program::of(&setting.rotator, callgrind)?,
            cases: Vec::new(),
            missing: Vec::new(),
        };
        if !callgrind {
            let reason = if self.no_callgrind { "not asked for" } else { "valgrind is not installed" };
            figures.missing.push(format!("no instruction counts: {reason}"));
        }
        for case in Case::all(&self.users) {
            eprintln!("measuring: {case}");
            match series::run(&case, &setting, self.runs, callgrind) {
                Ok(measured) => figures.cases.push(measured),
                Err(series::Failure::Impossible(reason)) => figures.missing.push(format!("{case}: {reason}")),
                Err(series::Failure::Failed(error)) => return Err(error),
            }
        }
        let verdicts = targets::judge(&figures);
        print!("{}", report::text(&figures, &verdicts)?);
        if let Some(path) = &self.json {
            let default = workspace::root().join(plot::FIGURES);
            std::fs::write(path.as_ref().unwrap_or(&default), report::json(&figures, &verdicts)? + "\n")?;
        }
        let missed = verdicts.iter().filter(|verdict| !verdict.holds).count();
        if self.check && missed > 0 {
            return Err(format!("{missed} of {} figures are not what they have to be", verdicts.len()).into());
        }
        Ok(())
    }
}

/// Builds what is measured, with the profile that is shipped: the rotator, and what does the least that can be done.
fn build() -> Result<(PathBuf, Option<PathBuf>), Box<dyn Error>> {
    eprintln!("building the rotator with the release profile …");
    // The program last and alone: built along with the example, it has what only the tests' dependencies ask for.
    for what in [["--example", "read_and_validate"], ["--bin", "rotator"]] {
        let status = workspace::cargo()
            .args(["build", "--quiet", "--release", "--package", "rotator"])
            .args(what)
            .current_dir(workspace::root())
            .status()?;
        if !status.success() {
            return Err("the rotator does not build; see above".into());
        }
    }
    // Side by side with the folder of the profile that this program was built with.
    let exe = std::env::current_exe()?;
    let target = exe.parent().and_then(Path::parent).ok_or("the target folder is not to be found")?;
    let built = |name: &str| target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Ok((built("rotator"), Some(built("examples/read_and_validate"))))
}
