//! What a run is to do: the command line first, then the credential record's fields, then the defaults.

use std::collections::BTreeMap;
use std::time::Duration;

use super::rotate::RotateArgs;
use crate::exit::Code;
use crate::failure::Failure;
use crate::select::Selection;
use crate::settings::{ApiUrl, DEFAULT_DEADLINE, Settings};
use crate::target::TargetOption;

/// Settles the options; the command line wins over the record.
///
/// # Errors
///
/// Exit 10 with the field to repair.
pub fn settle(args: &RotateArgs, selection: &Selection<'_>) -> Result<Settings, Failure> {
    let field = |label| field(selection, label);
    let api_url = match &args.shared.api_url {
        Some(url) => Some(ApiUrl { url: url.clone(), from_record: false }),
        None => field("api_url")?.map(|url| ApiUrl { url, from_record: true }),
    };
    let deadline = match args.shared.deadline {
        Some(seconds) => Duration::from_secs(seconds),
        None => match field("deadline")?.map(|text| text.parse()) {
            None => DEFAULT_DEADLINE,
            Some(Ok(seconds @ 1..=3600)) => Duration::from_secs(seconds),
            Some(_) => {
                return Err(invalid(selection, "deadline", "is not a number of seconds from 1 to 3600"));
            }
        },
    };
    let mut options = BTreeMap::new();
    for option in selection.target.options {
        let given = match args.shared.of_targets.get(option.label) {
            Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            None => field(option.label)?,
        };
        if let Some(text) = given {
            options.insert(option.label, value(selection, option, text)?);
        }
    }
    Ok(Settings {
        api_url,
        deadline,
        dry_run: args.dry_run,
        check: args.check,
        without_password: args.without_password,
        options,
    })
}

/// The value of an option as its target spells it.
fn value(selection: &Selection<'_>, option: &TargetOption, text: String) -> Result<String, Failure> {
    if option.values.is_empty() {
        return Ok(text);
    }
    match option.values.iter().find(|value| value.eq_ignore_ascii_case(&text)) {
        Some(value) => Ok((*value).to_owned()),
        None => {
            let why = format!("is not one of {}", option.values.join(", "));
            Err(invalid(selection, option.label, &why))
        }
    }
}

/// A field that is no secret, without whitespace around it.
fn field(selection: &Selection<'_>, label: &'static str) -> Result<Option<String>, Failure> {
    let text = selection.record.text(label).map_err(|error| error.failure(&selection.record_name()))?;
    Ok(text.map(|text| text.expose().trim().to_owned()).filter(|text| !text.is_empty()))
}

fn invalid(selection: &Selection<'_>, label: &str, why: &str) -> Failure {
    Failure::new(
        Code::FieldInvalid,
        format!("field `{label}` of the record {} {why}", selection.record_name()),
    )
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::Args;
    use super::*;
    use crate::target::named;

    fn settled(target: &str, args: &[&str], record: &str) -> Result<Settings, Failure> {
        let args = Args::try_parse_from([&["rotator"], args].concat()).unwrap();
        let record = serde_json::from_str(record).unwrap();
        settle(&args.rotate, &Selection { record: &record, target: named(target).unwrap() })
    }

    #[test]
    fn nothing_given_means_the_defaults() {
        let settings = settled("meraki-user", &[], "{}").unwrap();
        let defaults = Settings {
            api_url: None,
            deadline: DEFAULT_DEADLINE,
            dry_run: false,
            check: false,
            without_password: false,
            options: BTreeMap::new(),
        };
        assert_eq!(settings, defaults);
    }

    #[test]
    fn the_record_gives_what_the_command_line_does_not() {
        let record = r#"{"API URL":" https://api.meraki.ca/api/v1 ","account_type":["Guest"],"verify":"Never","deadline":30}"#;
        let settings = settled("meraki-user", &[], record).unwrap();
        let url = "https://api.meraki.ca/api/v1".to_owned();
        assert_eq!(settings.api_url, Some(ApiUrl { url, from_record: true }));
        assert_eq!(settings.option("account_type"), Some("Guest"));
        assert_eq!(settings.deadline, Duration::from_secs(30));
        // What another target has means nothing.
        assert_eq!(settings.option("verify"), None);
        assert_eq!(settled("tenable-user", &[], record).unwrap().option("verify"), Some("never"));

        let typed = ["--api-url", "https://h", "--account-type", "802.1X", "--deadline", "5"];
        let settings = settled("meraki", &typed, record).unwrap();
        assert_eq!(settings.api_url, Some(ApiUrl { url: "https://h".to_owned(), from_record: false }));
        assert_eq!(settings.option("account_type"), Some("802.1X"));
        assert_eq!(settings.deadline, Duration::from_secs(5));
        let settings = settled("tenable-user", &["--verify", "always"], record).unwrap();
        assert_eq!(settings.option("verify"), Some("always"));
    }

    #[test]
    fn a_bad_field_is_named_with_its_record() {
        for (record, label) in [
            (r#"{"uid":"U","verify":"maybe"}"#, "`verify`"),
            (r#"{"uid":"U","deadline":"0"}"#, "`deadline`"),
            (r#"{"uid":"U","deadline":"soon"}"#, "`deadline`"),
            (r#"{"uid":"U","api_url":["a","b"]}"#, "`api_url`"),
        ] {
            let failure = settled("tenable-user", &[], record).unwrap_err();
            assert_eq!(failure.code(), Code::FieldInvalid);
            assert!(failure.message().contains(label) && failure.message().contains("UID U"), "{failure:?}");
        }
    }
}
