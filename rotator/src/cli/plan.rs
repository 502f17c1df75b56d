//! What a run is to do: the command line first, then the credential record's fields, then the defaults.

use std::time::Duration;

use clap::ValueEnum as _;

use super::args::{RotateArgs, Verify};
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::{Record, select};

/// The account type of Meraki users that is meant if none is given. The README of the script that this program
/// replaces speaks of users "Authorized for Client VPN" (facts: Keeper-Security/pam-scripts).
pub const DEFAULT_ACCOUNT_TYPE: &str = "Client VPN";

/// The total time of a run if none is given.
pub const DEFAULT_DEADLINE: Duration = Duration::from_secs(90);

/// The options of one run that a record can hold as well, settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Base URL in the vendor's form, if not the vendor's first region.
    pub api_url: Option<ApiUrl>,
    /// The Meraki account type.
    pub account_type: String,
    /// When to log in.
    pub verify: Verify,
    /// The total time, from the start of the process.
    pub deadline: Duration,
    /// Whether to write.
    pub dry_run: bool,
}

/// A base URL and who gave it, because that is who has to repair it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUrl {
    /// The URL.
    pub url: String,
    /// Whether it stands in the record, and not on the command line.
    pub from_record: bool,
}

impl Plan {
    /// Settles the options; the command line wins over the record.
    ///
    /// # Errors
    ///
    /// Exit 10 with the field to repair.
    pub fn settle(args: &RotateArgs, record: &Record) -> Result<Self, Failure> {
        let field = |label| field(record, label);
        let api_url = match &args.api_url {
            Some(url) => Some(ApiUrl { url: url.clone(), from_record: false }),
            None => field("api_url")?.map(|url| ApiUrl { url, from_record: true }),
        };
        let account_type = match &args.account_type {
            Some(account_type) => Some(account_type.clone()),
            None => field("account_type")?,
        };
        let verify = match args.verify {
            Some(verify) => verify,
            None => match field("verify")? {
                Some(word) => Verify::from_str(&word, true)
                    .map_err(|_| invalid(record, "verify", "is not one of auto, always, never"))?,
                None => Verify::default(),
            },
        };
        let deadline = match args.deadline {
            Some(seconds) => Duration::from_secs(seconds),
            None => match field("deadline")? {
                Some(text) => match text.parse() {
                    Ok(seconds @ 1..=3600) => Duration::from_secs(seconds),
                    _ => {
                        return Err(invalid(record, "deadline", "is not a number of seconds from 1 to 3600"));
                    }
                },
                None => DEFAULT_DEADLINE,
            },
        };
        let account_type = account_type.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Self {
            api_url,
            account_type: account_type.unwrap_or_else(|| DEFAULT_ACCOUNT_TYPE.to_owned()),
            verify,
            deadline,
            dry_run: args.dry_run,
        })
    }
}

/// A field that is no secret, without blanks around it.
fn field(record: &Record, label: &'static str) -> Result<Option<String>, Failure> {
    match record.text(label) {
        Ok(text) => Ok(text.map(|text| text.expose().trim().to_owned()).filter(|text| !text.is_empty())),
        Err(error) => {
            Err(Failure::new(Code::FieldInvalid, format!("the record {} {error}", select::describe(record))))
        }
    }
}

fn invalid(record: &Record, label: &str, why: &str) -> Failure {
    Failure::new(
        Code::FieldInvalid,
        format!("field `{label}` of the record {} {why}", select::describe(record)),
    )
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::super::args::LowArgs;
    use super::*;

    fn settle(args: &[&str], record: &str) -> Result<Plan, Failure> {
        let args = LowArgs::try_parse_from([&["rotator"], args].concat()).unwrap();
        Plan::settle(&args.rotate, &serde_json::from_str(record).unwrap())
    }

    #[test]
    fn nothing_given_means_the_defaults() {
        let plan = settle(&[], "{}").unwrap();
        assert_eq!(plan.account_type, "Client VPN");
        assert_eq!(
            (plan.verify, plan.deadline, plan.dry_run),
            (Verify::Auto, Duration::from_secs(90), false)
        );
        assert_eq!(plan.api_url, None);
    }

    #[test]
    fn the_record_gives_what_the_command_line_does_not() {
        let record = r#"{"API URL":" https://api.meraki.ca/api/v1 ","account_type":["Guest"],"verify":"Never","deadline":30}"#;
        let plan = settle(&[], record).unwrap();
        let url = "https://api.meraki.ca/api/v1".to_owned();
        assert_eq!(plan.api_url, Some(ApiUrl { url, from_record: true }));
        assert_eq!((&*plan.account_type, plan.verify), ("Guest", Verify::Never));
        assert_eq!(plan.deadline, Duration::from_secs(30));

        let typed =
            ["--api-url", "https://h", "--account-type", "802.1X", "--verify", "always", "--deadline", "5"];
        let plan = settle(&typed, record).unwrap();
        assert_eq!(plan.api_url, Some(ApiUrl { url: "https://h".to_owned(), from_record: false }));
        assert_eq!((&*plan.account_type, plan.verify), ("802.1X", Verify::Always));
        assert_eq!(plan.deadline, Duration::from_secs(5));
    }

    #[test]
    fn a_bad_field_is_named_with_its_record() {
        for (record, label) in [
            (r#"{"uid":"U","verify":"maybe"}"#, "`verify`"),
            (r#"{"uid":"U","deadline":"0"}"#, "`deadline`"),
            (r#"{"uid":"U","deadline":"soon"}"#, "`deadline`"),
            (r#"{"uid":"U","api_url":["a","b"]}"#, "`api_url`"),
        ] {
            let failure = settle(&[], record).unwrap_err();
            assert_eq!(failure.code(), Code::FieldInvalid);
            assert!(failure.message().contains(label) && failure.message().contains("UID U"), "{failure:?}");
        }
    }
}
