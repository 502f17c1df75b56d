//! Records of any JSON: labels, values and the choice of the credential record.
//!
//! Input: a line with a letter for the target, a line for `--record`, then the list of records.

#![no_main]

use std::sync::OnceLock;

use clap::Parser as _;
use libfuzzer_sys::fuzz_target;
use rotator::cli::{Args, settle};
use rotator::exit::Code;
use rotator::payload::Record;
use rotator::select::{Selection, select};
use rotator::target::{TARGETS, Target};
use serde_json::Value;

const LABELS: [&str; 10] = [
    "network_id",
    "password",
    "tenable_access_key",
    "tenable_secret_key",
    "api_url",
    "account_type",
    "verify",
    "deadline",
    "target",
    "login",
];

fuzz_target!(|data: &[u8]| {
    let [target, wanted, json] = fuzz::parts(data);
    let Ok(records) = serde_json::from_slice::<Vec<Record>>(json) else { return };
    let target = match target {
        b"m" => Some(TARGETS[0]),
        b"u" => Some(TARGETS[1]),
        b"c" => Some(TARGETS[2]),
        _ => None,
    };
    let wanted = std::str::from_utf8(wanted).ok().filter(|wanted| !wanted.is_empty());
    let values = values(json);
    for record in &records {
        read(record, &records, &values);
    }
    let chosen = choose(&records, wanted, target, &values);
    let mut uids: Vec<_> = records.iter().map(Record::uid).collect();
    uids.sort_unstable();
    if uids.windows(2).all(|pair| pair[0] != pair[1]) {
        let reversed: Vec<_> = records.iter().rev().cloned().collect();
        assert_eq!(choose(&reversed, wanted, target, &values), chosen, "the order of records decides");
    }
});

/// Reads every field that the program knows, and settles the options of every target.
fn read(record: &Record, records: &[Record], values: &[String]) {
    static ARGS: OnceLock<Args> = OnceLock::new();
    let args = ARGS.get_or_init(|| Args::try_parse_from(["rotator"]).expect("no argument is needed"));
    for label in LABELS {
        match record.text(label) {
            Ok(text) => assert!(text.is_none_or(|text| !text.expose().is_empty())),
            Err(error) => silent(&error.to_string(), records, values),
        }
    }
    for target in TARGETS {
        match settle(&args.rotate, &Selection { record, target }) {
            Ok(settings) => assert!((1..=3600).contains(&settings.deadline.as_secs())),
            Err(failure) => silent(&failure.message(), records, values),
        }
    }
    silent(&format!("{record:?}"), records, values);
}

fn choose(
    records: &[Record],
    wanted: Option<&str>,
    target: Option<&'static Target>,
    values: &[String],
) -> Result<(Option<String>, &'static Target), Code> {
    match select(records, wanted, target) {
        Ok(selection) => {
            assert!(target.is_none_or(|target| selection.target == target));
            let record = selection.record;
            let named = |name: &str| {
                record.uid() == Some(name)
                    || record
                        .title()
                        .is_some_and(|title| title.trim().to_lowercase() == name.trim().to_lowercase())
            };
            assert!(named(wanted.unwrap_or(selection.target.record_title)));
            Ok((record.uid().map(str::to_owned), selection.target))
        }
        Err(failure) => {
            silent(&failure.message(), records, values);
            Err(failure.code())
        }
    }
}

/// No value of a field is in a message. Short ones are there by chance; titles, UIDs and labels may be.
fn silent(message: &str, records: &[Record], values: &[String]) {
    let mut public = TARGETS.map(|target| target.record_title).to_vec();
    for record in records {
        public.extend(record.uid().into_iter().chain(record.title()));
        public.extend(record.fields().map(|(label, _)| label));
    }
    let is_public = |value: &str| public.iter().any(|public| public.contains(value));
    for value in values.iter().filter(|value| value.len() >= 24 && !is_public(value)) {
        assert!(!message.contains(value), "{message}");
    }
}

/// All strings that are values of fields.
fn values(json: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let Ok(Value::Array(records)) = serde_json::from_slice(json) else { return found };
    for record in records {
        let Value::Object(fields) = record else { continue };
        for (label, value) in fields {
            if let Value::String(text) = value
                && label != "uid"
                && label != "title"
            {
                found.push(text);
            }
        }
    }
    found
}
