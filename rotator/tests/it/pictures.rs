//! The pictures of a terminal in docs/images: drawn from what the program prints.
//!
//! `EXPECTORATE=overwrite cargo test -p rotator --test it pictures` accepts what it prints now.

use std::path::Path;

use anstyle_svg::Term;
use sdk_mock::Server;
use sdk_mock::meraki::Meraki;
use sdk_mock::tenable::Tenable;

use crate::support::{Payload, Program};

/// As wide as a page of documentation is.
const COLUMNS: usize = 96;

/// The address in docs/gateway.md, in the place of the one that a mock server got.
const ADDRESS: &str = "127.0.0.1:8080";

#[test]
fn a_dry_run_is_what_the_picture_shows() {
    let vendor = Meraki::start_blocking();
    picture("dry-run.svg", "--dry-run ", 0, &Payload::meraki(), &vendor);
}

#[test]
fn a_refusal_is_what_the_picture_shows() {
    let vendor = Tenable::start_blocking();
    picture("refusal.svg", "", 10, &Payload::tenable().with("newPassword", "short-1"), &vendor);
}

#[test]
fn the_json_object_is_what_the_picture_shows() {
    let vendor = Meraki::start_blocking();
    picture("json.svg", "--output json ", 0, &Payload::meraki(), &vendor);
}

/// Runs the program, and compares what a terminal would show with the picture in docs/images.
#[track_caller]
fn picture(file: &str, arguments: &str, exit: i32, payload: &Payload, vendor: &Server) {
    let arguments_given: Vec<_> = arguments.split_whitespace().collect();
    let run = Program::new(&payload.clone().practice(), &vendor.base_url()).args(&arguments_given).run();
    assert_eq!(run.exit, Some(exit), "{run:?}");
    let said = [run.stdout, run.stderr].concat();
    let lines = said.lines().map(|line| wrapped(&masked(line, &vendor.address().to_string())));
    let lines = lines.collect::<Vec<_>>().join("\n");
    let terminal = format!("$ rotator {arguments}< payload\n{lines}\n$ echo $?\n{exit}\n");
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images").join(file);
    expectorate::assert_contents(picture, &Term::new().render_svg(&terminal));
}

/// Broken behind a space or a comma, or where the line is full.
fn wrapped(line: &str) -> String {
    let mut rows = Vec::new();
    let mut rest = line;
    while let Some((full, _)) = rest.char_indices().nth(COLUMNS) {
        let end = rest[..full].rfind([' ', ',']).map_or(full, |last| last + 1);
        rows.push(rest[..end].trim_end());
        rest = &rest[end..];
    }
    rows.push(rest);
    rows.join("\n")
}

/// Without what differs from run to run: the port, the time, the ids of requests.
fn masked(line: &str, address: &str) -> String {
    let mut line = line.replace(address, ADDRESS);
    for (before, ends) in [
        ("elapsed_ms=", &[' ', ']'][..]),
        ("request_id=", &[' ', ']']),
        ("\"elapsed_ms\":", &[',', '}']),
        ("\"request_ids\":[", &[']']),
        ("\"time\":", &[',', '}']),
        ("\"run\":\"", &['"']),
        ("\"host\":\"", &['"']),
    ] {
        let Some((head, rest)) = line.split_once(before) else { continue };
        if let Some(end) = rest.find(ends).filter(|end| *end > 0) {
            line = format!("{head}{before}…{}", &rest[end..]);
        }
    }
    line
}
