//! The report as metrics in the text form that OpenMetrics and the node exporter's textfile collector both read.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Report;
use crate::exit::Outcome;

const LAST_CHANGE: &str = "rotator_last_proved_change_timestamp_seconds";

/// A file of metrics that is replaced as a whole: a collector never reads half of it.
#[derive(Debug)]
pub(super) struct Metrics {
    path: PathBuf,
    /// In the same folder, because only there a rename is atomic.
    temporary: PathBuf,
}

impl Metrics {
    /// Finds out that the folder can be written to.
    pub(super) fn prepare(path: &Path, run: &str) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        let mut temporary = path.to_owned();
        temporary.as_mut_os_string().push(format!(".{run}.tmp"));
        File::create(&temporary)?;
        Ok(Self { path: path.to_owned(), temporary })
    }

    pub(super) fn write(&self, report: &Report, now: u64) -> io::Result<()> {
        let before = fs::read_to_string(&self.path).unwrap_or_default();
        fs::write(&self.temporary, render(report, &file_label(&self.path), now, &before))?;
        fs::rename(&self.temporary, &self.path)
    }
}

impl Drop for Metrics {
    fn drop(&mut self) {
        // There is nothing to remove after a rename.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// The name of the file, by which whoever chose it tells records apart. The collector refuses series of two files that are equal.
fn file_label(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    name.replace('\\', r"\\").replace('"', "\\\"").replace('\n', "\\n")
}

/// Beside the name of the file, labels hold words of the program only.
fn render(report: &Report, file: &str, now: u64, before: &str) -> String {
    let code = report.code;
    let target = report.facts.target.unwrap_or("unknown");
    let labels = |target: &str| format!(r#"{{file="{file}",target="{target}"}}"#);
    let result = format!(r#"{{file="{file}",target="{target}",outcome="{}",code="{code}"}}"#, code.outcome());
    let of_target = labels(target);
    let last_change = match code.outcome() {
        Outcome::Changed => Some((of_target.clone(), now)),
        _ => last_change(before).map(|(target, time)| (labels(target), time)),
    };
    let mut text = String::new();
    let mut gauge = |name: &str, help: &str, labels: &str, value: &str| {
        let _ = write!(text, "# TYPE {name} gauge\n# HELP {name} {help}\n{name}{labels} {value}\n");
    };
    gauge("rotator_last_run_timestamp_seconds", "When the last run ended.", &of_target, &now.to_string());
    let exit = code.exit().number().to_string();
    gauge("rotator_last_run_exit_code", "Exit code of the last run.", &result, &exit);
    let seconds = report.elapsed.as_secs_f64().to_string();
    gauge("rotator_last_run_duration_seconds", "How long the last run took.", &of_target, &seconds);
    let requests = report.facts.attempts.to_string();
    gauge("rotator_last_run_requests", "Requests that the last run sent.", &of_target, &requests);
    if let Some((labels, time)) = last_change {
        let help = "When a run last proved that the account has the new password.";
        gauge(LAST_CHANGE, help, &labels, &time.to_string());
    }
    text.push_str("# EOF\n");
    text
}

/// Target and time in the file of an earlier run, if it has them. This run may have ended before it knew its target.
fn last_change(before: &str) -> Option<(&str, u64)> {
    let line = before.lines().find_map(|line| line.strip_prefix(LAST_CHANGE))?;
    let (labels, time) = line.rsplit_once(' ')?;
    let target = labels.rsplit_once("target=\"")?.1.strip_suffix("\"}")?;
    let plain = target.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Some((plain.then_some(target)?, time.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::exit::Code;

    fn rendered(code: Code, target: Option<&'static str>, now: u64, before: &str) -> String {
        let mut report = Report::new(code, "m".to_owned(), Duration::from_millis(1500));
        report.facts.target = target;
        render(&report, "miles", now, before)
    }

    #[test]
    fn a_failure_keeps_the_time_of_the_last_change() {
        let user = Some("meraki-user");
        let changed = rendered(Code::Changed, user, 1_000, "");
        let proved =
            "\nrotator_last_proved_change_timestamp_seconds{file=\"miles\",target=\"meraki-user\"} 1000\n";
        assert!(changed.contains(proved), "{changed}");
        let failed = rendered(Code::WriteUnresolved, user, 2_000, &changed);
        let exit =
            "{file=\"miles\",target=\"meraki-user\",outcome=\"unknown\",code=\"write_unresolved\"} 20\n";
        assert!(failed.contains(proved) && failed.contains(exit), "{failed}");
        assert!(
            failed.contains("rotator_last_run_duration_seconds{file=\"miles\",target=\"meraki-user\"} 1.5\n"),
            "{failed}"
        );
        assert!(failed.ends_with("# EOF\n"));
        let early = rendered(Code::NoInput, None, 3_000, &failed);
        assert!(early.contains(proved), "{early}");
    }

    #[test]
    fn no_two_files_of_a_folder_have_a_series_in_common() {
        let of = |path: &str| {
            render(
                &Report::new(Code::NoInput, "m".to_owned(), Duration::ZERO),
                &file_label(Path::new(path)),
                1,
                "",
            )
        };
        let samples = |text: &str| {
            text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
        };
        let (one, other) = (samples(&of("/t/rotator-miles.prom")), samples(&of("/t/rotator-ann.prom")));
        assert!(one.len() == 4 && one.iter().all(|sample| !other.contains(sample)), "{one:?} {other:?}");
        // On Windows, `\` separates folders.
        #[cfg(not(windows))]
        assert_eq!(file_label(Path::new("/t/a\"b\\c\nd.prom")), r#"a\"b\\c\nd"#);
    }

    #[test]
    fn an_odd_file_is_no_time() {
        let odd = |rest: &str| format!("{LAST_CHANGE}{rest}\n");
        for before in [
            odd(""),
            odd("{target=\"a\"} NaN"),
            odd("{target=\"a\"b\"} 5"),
            odd("{file=\"f\"} 5"),
            odd("{} 5"),
            "garbage".to_owned(),
        ] {
            let text = rendered(Code::Policy, None, 1, &before);
            assert!(!text.contains(LAST_CHANGE), "{before}");
        }
    }
}
