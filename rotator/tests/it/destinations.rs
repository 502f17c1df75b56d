//! `--report-file` and `--metrics-file`, and the promise of `docs/report.schema.json`.

use sdk_mock::Fault;
use sdk_mock::meraki::Meraki;
use serde_json::{Value, json};

use crate::support::{Payload, Program, Run};

const SCHEMA: &str = include_str!("../../../docs/report.schema.json");

/// Holds an object to the schema, and the schema to the object: a member without a description is a promise to nobody.
#[track_caller]
fn holds(object: &Value) {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let problems: Vec<_> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(object).map(|it| it.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?}\n{object}");
    for name in object.as_object().unwrap().keys() {
        assert!(schema["properties"][name]["description"].is_string(), "{name} is not in the schema");
    }
}

fn lines(file: &std::path::Path) -> Vec<Value> {
    std::fs::read_to_string(file).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_run_appends_the_line_that_json_output_prints() {
    let vendor = Meraki::start_blocking();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("runs.jsonl");
    let program = |payload: &Payload| {
        Program::new(payload, &vendor.base_url()).args(&[
            "--report-file",
            file.to_str().unwrap(),
            "--deadline",
            "5",
        ])
    };
    let payload = Payload::meraki();
    program(&payload).run().assert_changed();
    let run = program(&payload).args(&["--output", "json"]).run();
    assert_eq!(lines(&file)[1], run.json());
    vendor.fault(Fault::on_any().status(503).always());
    program(&payload).run();
    program(&payload).args(&["--dry-run"]).run();
    Program::raw("", &["--report-file", file.to_str().unwrap()]).run();
    let lines = lines(&file);
    lines.iter().for_each(holds);
    let of = |name: &str| -> Vec<Value> { lines.iter().map(|line| line[name].clone()).collect() };
    assert_eq!(of("exit"), [json!(0), json!(0), json!(11), json!(11), json!(10)]);
    assert_eq!(of("retryable"), [json!(false), json!(false), json!(true), json!(true), json!(false)]);
    assert_eq!(of("http_status")[..3], [json!(200), json!(200), json!(503)]);
    assert_eq!(of("dry_run")[2..], [json!(false), json!(true), json!(false)]);
    assert_eq!((of("user_record")[0].is_string(), &of("user_record")[4]), (true, &Value::Null));
    assert!(of("credential_record")[0].is_string());
    let runs: std::collections::HashSet<_> = of("run").into_iter().map(|run| run.to_string()).collect();
    assert_eq!(runs.len(), 5);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(payload.secrets().iter().all(|secret| !text.contains(secret.as_str())));
}

#[test]
fn metrics_are_replaced_and_keep_the_last_change() {
    let vendor = Meraki::start_blocking();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rotator.prom");
    let run = |args: &[&str]| -> Run {
        let args: Vec<&str> = ["--metrics-file", file.to_str().unwrap(), "--deadline", "60"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        Program::new(&Payload::meraki(), &vendor.base_url()).args(&args).run()
    };
    let value = |name: &str| {
        let text = std::fs::read_to_string(&file).unwrap();
        let line = text.lines().find(|line| line.starts_with(name)).map(str::to_owned);
        line.unwrap_or_else(|| panic!("no {name} in {text}"))
    };
    run(&[]).assert_changed();
    let changed = value("rotator_last_proved_change_timestamp_seconds{");
    assert!(value("rotator_last_run_exit_code{").ends_with(r#"outcome="changed",code="changed"} 0"#));
    assert!(value("rotator_last_run_requests{").ends_with("} 2"));
    // Longer than the deadline: nothing is waited for.
    vendor.fault(Fault::on_any().status(503).retry_after_seconds(3600).always());
    run(&[]);
    assert!(value("rotator_last_run_exit_code{").ends_with(r#"code="vendor_error"} 11"#));
    assert_eq!(value("rotator_last_proved_change_timestamp_seconds{"), changed);
    let before = std::fs::read_to_string(&file).unwrap();
    run(&["--dry-run"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before, "a dry run is no rotation");
    let names: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["rotator.prom"], "nothing else is left behind");
}

#[test]
fn a_file_that_cannot_be_written_is_found_out_before_the_password_changes() {
    let vendor = Meraki::start_blocking();
    for option in ["--report-file", "--metrics-file"] {
        for file in ["/nowhere/at/all/file", "/"] {
            let run = Program::new(&Payload::meraki(), &vendor.base_url()).args(&[option, file]).run();
            run.assert_failed(2, "usage").says(option).says(file).says("cannot be written");
        }
    }
    assert!(vendor.calls().is_empty());
}
