//! docs/ says what is true: its tables are compared with the program, and its commands are run.

use std::process::Command;

use rotator::exit::Code;
use sdk_mock::meraki::{Meraki, USER_EMAIL};

const EXIT_CODES: &str = include_str!("../../docs/exit-codes.md");
const GATEWAY: &str = include_str!("../../docs/gateway.md");

#[test]
fn the_table_of_codes_is_the_program_s() {
    let documented: Vec<&str> = EXIT_CODES.lines().filter(|line| line.contains(" | `")).skip(1).collect();
    let real: Vec<String> = Code::ALL
        .iter()
        .map(|code| format!("| {} | `{}` | {} |", code.exit().number(), code.word(), code.meaning()))
        .collect();
    assert_eq!(documented, real);
}

#[test]
fn codes_that_the_guide_names_exist() {
    for word in GATEWAY.split("code=").skip(1) {
        let word: String = word.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        assert!(Code::ALL.iter().any(|code| code.word() == word), "{word}");
    }
}

/// Runs the practice section of the guide literally, with the mock server's address in the place of its own.
#[cfg(unix)]
#[test]
fn the_practice_run_succeeds() {
    let meraki = Meraki::start_blocking();
    let script: String = GATEWAY
        .split("```sh run\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .collect::<String>()
        .replace("127.0.0.1:8080", &meraki.address().to_string());
    assert!(script.contains("rotator < payload"), "the guide has no practice run");

    let folder = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_rotator")).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let output = Command::new("sh")
        .args(["-e", "-c", &script])
        .current_dir(folder.path())
        .env("PATH", path.unwrap())
        .output()
        .unwrap();

    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{stdout}{stderr}");
    assert!(stdout.lines().last().is_some_and(|line| line.starts_with("rotator: changed:")), "{stdout}");
    assert_eq!(stderr, "");
    assert_eq!(meraki.password_of(USER_EMAIL).as_deref(), Some("New-Example-Passw0rd"));
    meraki.assert_no_violations();
}
