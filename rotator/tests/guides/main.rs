//! docs/ says what is true: tables and messages are compared with the program, links are followed, and commands are run.
//!
//! A block of code in a guide tells what is done with it: `sh run` is run, `sh file=NAME` is written to a file first, and
//! `sh needs=THING` is read by the shell and not run, because a test does not have that thing.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by panicking")]

#[cfg(target_os = "linux")]
mod commands;

use std::path::{Path, PathBuf};
use std::process::Command;

use rotator::exit::Code;
use rotator::target::{TARGETS, Target};

const EXIT_CODES: &str = include_str!("../../../docs/exit-codes.md");
const GATEWAY: &str = include_str!("../../../docs/gateway.md");
const README: &str = include_str!("../../../README.md");
const OPERATE: &str = include_str!("../../../docs/operate.md");
const TROUBLESHOOTING: &str = include_str!("../../../docs/troubleshooting.md");

/// What commands may need that a test does not have.
const NEEDS: [&str; 5] = ["gh", "docker", "terminal", "vendor", "root"];

#[test]
fn the_table_of_codes_is_the_program_s() {
    let documented: Vec<&str> = EXIT_CODES.lines().filter(|line| line.contains(" | `")).skip(1).collect();
    let real: Vec<String> = Code::ALL
        .iter()
        .map(|code| format!("| {} | `{}` | {} |", code.exit().number(), code.as_str(), code.meaning()))
        .collect();
    assert_eq!(documented, real);
}

#[test]
fn the_table_of_records_is_the_program_s() {
    let documented: Vec<&str> =
        GATEWAY.lines().filter(|line| TARGETS.iter().any(|target| row_begins(line, target))).collect();
    let mut real = Vec::new();
    for target in TARGETS {
        let begin = format!("| `{}` | `{}` |", target.name, target.record_title);
        for field in target.fields {
            let labels: Vec<_> = field.labels().iter().map(|label| format!("`{label}`")).collect();
            real.push(format!("{begin} {} | {} |", labels.join(" or "), field.what));
        }
        for option in target.options {
            real.push(format!("{begin} `{}` | optional: {} |", option.label, option.help));
        }
    }
    assert_eq!(documented, real);
    for target in TARGETS {
        assert!(README.contains(target.record_title) && README.contains(target.fields[0].label), "{target}");
    }
}

fn row_begins(line: &str, target: &Target) -> bool {
    line.starts_with(&format!("| `{}` |", target.name))
}

/// Four places, one advice.
#[test]
fn what_to_do_about_an_unknown_outcome_is_said_in_the_same_words_everywhere() {
    for text in [README, EXIT_CODES, TROUBLESHOOTING] {
        assert!(text.contains(rotator::target::TRY_IT), "{text}");
    }
}

/// Each of them is one row and one module: nothing else knows its name, its vendor, or what its record looks like.
#[test]
fn only_its_own_module_names_a_target() {
    let own = |target: &Target| target.vendor.to_lowercase();
    let source = root().join("rotator/src");
    for file in files(&source, "rs").into_iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let name = file.strip_prefix(&source).unwrap().to_str().unwrap().replace('\\', "/");
        for target in TARGETS {
            if name == "target/mod.rs" || name.starts_with(&format!("target/{}", own(target))) {
                continue;
            }
            let mut words = vec![own(target), target.record_title.to_lowercase()];
            let labels = target.fields.iter().map(|field| field.label.to_owned());
            // Others have passwords, too.
            words.extend(labels.filter(|label| label != "password"));
            for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let line = line.to_lowercase();
                let found = words.iter().find(|word| line.contains(word.as_str()));
                assert_eq!(found, None, "{name}: {line}");
            }
        }
    }
}

#[test]
fn every_code_that_is_no_success_has_its_row() {
    let rows: Vec<&str> = TROUBLESHOOTING.lines().filter(|line| line.starts_with("| `")).collect();
    let words: Vec<&str> = rows
        .iter()
        .filter_map(|row| row.split(" | ").next())
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect();
    let real: Vec<&str> =
        Code::ALL.iter().filter(|code| code.exit().number() != 0).map(|code| code.as_str()).collect();
    assert!(words.iter().all(|word| real.contains(word)), "{words:?}");
    assert!(real.iter().all(|word| words.contains(word)), "{words:?}");
    for text in [GATEWAY, OPERATE, TROUBLESHOOTING] {
        for word in text.split("code=").skip(1) {
            let word: String = word.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(Code::ALL.iter().any(|code| code.as_str() == word), "{word}");
        }
    }
}

#[test]
fn messages_that_the_guide_quotes_are_the_program_s() {
    let mut program = String::new();
    for file in files(&root().join("rotator/src"), "rs") {
        program.push_str(&std::fs::read_to_string(file).unwrap());
    }
    // A text that goes on in the next line of the source is one text.
    let program = program.split_whitespace().filter(|word| *word != "\\").collect::<Vec<_>>().join(" ");
    let quoted: Vec<&str> =
        TROUBLESHOOTING.split('“').skip(1).filter_map(|text| text.split('”').next()).collect();
    assert!(quoted.len() > 30, "{quoted:?}");
    for message in quoted {
        assert!(program.contains(message), "no message of the program says “{message}”");
    }
}

#[test]
fn every_block_of_commands_says_what_is_done_with_it() {
    for block in [GATEWAY, OPERATE, TROUBLESHOOTING].into_iter().flat_map(blocks) {
        let known = match block.info.split_once(' ') {
            None => ["powershell", "yaml", "ini", "dockerfile", "text"].contains(&block.info),
            Some(("sh", "run")) => true,
            Some(("sh", mark)) => {
                mark.starts_with("file=") || mark.strip_prefix("needs=").is_some_and(|it| NEEDS.contains(&it))
            }
            Some(_) => false,
        };
        assert!(known, "```{}\n{}```", block.info, block.text);
    }
}

#[cfg(unix)]
#[test]
fn commands_that_cannot_be_run_here_can_be_read_by_a_shell() {
    for block in [GATEWAY, OPERATE, TROUBLESHOOTING].into_iter().flat_map(blocks) {
        if block.info.starts_with("sh ") {
            let output = Command::new("sh").args(["-n", "-c", block.text]).output().unwrap();
            assert!(output.status.success(), "{}{}", block.text, String::from_utf8_lossy(&output.stderr));
        }
    }
}

/// Only where PowerShell is installed, as it is on the runners of CI.
#[test]
fn powershell_can_read_its_blocks() {
    const READ: &str = "param($path)\n$errors = $null\n\
        [void][System.Management.Automation.Language.Parser]::ParseFile($path, [ref]$null, [ref]$errors)\n\
        $errors | ForEach-Object { $_.Message }\nexit $errors.Count\n";
    let folder = tempfile::tempdir().unwrap();
    let (reader, script) = (folder.path().join("read.ps1"), folder.path().join("block.ps1"));
    std::fs::write(&reader, READ).unwrap();
    for block in blocks(GATEWAY).filter(|block| block.info == "powershell") {
        std::fs::write(&script, block.text).unwrap();
        let pwsh = Command::new("pwsh")
            .args(["-NoProfile", "-NonInteractive", "-File"])
            .arg(&reader)
            .arg(&script)
            .output();
        let Ok(output) = pwsh else { return };
        assert!(output.status.success(), "{}{}", block.text, String::from_utf8_lossy(&output.stdout));
    }
}

/// Tests cannot run PowerShell. But its commands are those for Linux, which are run.
#[test]
fn the_practice_on_windows_is_that_on_linux() {
    let of =
        |info: &'static str| blocks(GATEWAY).filter(move |block| block.info == info).map(|block| block.text);
    let on_windows: Vec<String> = of("powershell")
        .find(|text| text.contains("payload --target"))
        .unwrap()
        .replace("`\n", "\\\n")
        .replace("& $rotator", "rotator")
        .lines()
        .filter(|line| !line.starts_with('$'))
        .map(|line| match line.strip_prefix("Get-Content payload | powershell ") {
            Some(script) => format!("sh {}", script.split(' ').next_back().unwrap().replace(".ps1", ".sh")),
            None => line.replace("Remove-Item", "rm").replace(['\'', ','], ""),
        })
        .map(|line| {
            line.strip_prefix("Get-Content payload | ")
                .map(|line| format!("{line} < payload"))
                .unwrap_or(line)
        })
        .collect();
    let on_linux: Vec<String> = of("sh run")
        .skip_while(|text| !text.contains("payload --target"))
        .take(2)
        .flat_map(str::lines)
        .filter(|line| !line.starts_with("umask"))
        .map(|line| {
            line.replace("printf '%s\\n' ", "").replace("echo \"$(cat payload)\" | ", "").replace('\'', "")
        })
        .collect();
    assert_eq!(on_windows, on_linux);
}

#[test]
fn links_lead_somewhere() {
    let root = root();
    let mut pages = files(&root.join("docs"), "md");
    pages.extend(files(&root.join("crates"), "md"));
    pages.extend(["README.md", "ARCHITECTURE.md"].map(|page| root.join(page)));
    for page in pages {
        let text = std::fs::read_to_string(&page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next()) {
            if target.contains("://") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { page.clone() } else { page.with_file_name("").join(file) };
            assert!(file.exists(), "{}: {target}", page.display());
            if !anchor.is_empty() {
                let there = std::fs::read_to_string(&file).unwrap();
                let mut headings = there.lines().filter(|line| line.starts_with('#'));
                assert!(headings.any(|heading| slug(heading) == anchor), "{}: {target}", page.display());
            }
        }
    }
}

/// The name that a heading has in links.
fn slug(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .collect::<String>()
        .replace(' ', "-")
}

/// A block of code.
struct Block<'a> {
    /// What stands behind the three marks at its beginning.
    info: &'a str,
    text: &'a str,
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    text.split("```").skip(1).step_by(2).map(|block| {
        let (info, text) = block.split_once('\n').unwrap();
        // Git may have changed the ends of the lines on Windows.
        Block { info: info.trim_end(), text }
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All files below a folder whose names end so.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
