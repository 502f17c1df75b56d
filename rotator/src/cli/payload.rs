//! `rotator payload`: writes a payload as the Gateway would, for a first try by hand.
//!
//! Secrets come from files or prompts: arguments can be seen by every process of the host and stay in the history of
//! the shell.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sdk_runtime::Secret;
use serde::Serialize;
use zeroize::Zeroizing;

use super::fields::{FieldArgs, Fields, Record};
use super::file::first_line;
use super::prompt;
use super::targets::{TargetArg, one_target};
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::parse::PRACTICE_UID;
use crate::report::print_requested;

/// The options of `rotator payload`.
#[derive(Debug, clap::Args)]
pub struct PayloadArgs {
    /// What the payload is for.
    #[arg(long, value_parser = one_target())]
    pub target: TargetArg,
    /// Login of the PAM User record.
    #[arg(long, value_name = "LOGIN")]
    pub user: String,
    /// The record.
    #[command(flatten)]
    pub fields: FieldArgs,
    /// File with the new password in its first line; asked for if not given.
    #[arg(long, value_name = "FILE")]
    pub new_password_file: Option<PathBuf>,
    /// File with the old password in its first line.
    #[arg(long, value_name = "FILE")]
    pub old_password_file: Option<PathBuf>,
    /// Title of the credential record, if not the default one.
    #[arg(long)]
    pub title: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Payload<'a> {
    provider_record_uid: &'a str,
    resource_record_uid: Option<&'a str>,
    user_record_uid: &'a str,
    user: &'a str,
    new_password: Secret,
    #[serde(skip_serializing_if = "Option::is_none")]
    old_password: Option<Secret>,
    records: Secret,
}

/// Writes the payload to stdout.
///
/// # Errors
///
/// Exit 2 for arguments, files or prompts that give no payload.
pub(crate) fn write(args: &PayloadArgs) -> Result<(), Failure> {
    let target = args.target.0.ok_or_else(|| Failure::new(Code::Usage, "--target has to name the target"))?;
    let mut fields = Fields::given(&args.fields)?;
    for field in target.fields {
        if !fields.has(field) {
            fields.ask(field)?;
        }
    }
    let new_password = match &args.new_password_file {
        Some(path) => first_line("--new-password-file", path)?,
        None => prompt::ask_hidden("new password", "--new-password-file FILE")?,
    };
    let old_password = args.old_password_file.as_deref().map(|path| first_line("--old-password-file", path));
    let title = args.title.as_deref().unwrap_or(target.record_title);
    let payload = encoded(&args.user, new_password, old_password.transpose()?, title, &fields)?;
    print_requested(payload.expose());
    Ok(())
}

/// A payload with one record, marked as one that no Gateway wrote.
///
/// # Errors
///
/// Exit 70 if it cannot be written as JSON.
pub(super) fn encoded(
    user: &str,
    new_password: Secret,
    old_password: Option<Secret>,
    title: &str,
    fields: &Fields,
) -> Result<Secret, Failure> {
    encode(&Payload {
        provider_record_uid: PRACTICE_UID,
        resource_record_uid: None,
        user_record_uid: PRACTICE_UID,
        user,
        new_password,
        old_password,
        records: encode(&[Record { uid: PRACTICE_UID, title, fields }])?,
    })
}

fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Secret, Failure> {
    let json = Secret::exposing(|| serde_json::to_vec(value)).map(Zeroizing::new);
    let json = json.map_err(|_| Failure::new(Code::Internal, "the payload cannot be written as JSON"))?;
    Ok(Secret::from(STANDARD.encode(&*json)))
}

#[cfg(test)]
mod tests {
    use super::super::fields::FieldArgs;
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let field = vec!["network_id=N_1".to_owned(), "password=k=3 y".to_owned()];
        let fields = Fields::given(&FieldArgs { field, field_file: Vec::new() }).unwrap();
        let payload = encoded("u", Secret::from("n\"e w"), None, "T", &fields).unwrap();
        let read = crate::payload::Payload::decode(payload.expose().as_bytes()).unwrap();
        assert_eq!((&*read.user, read.new_password.expose(), read.is_practice()), ("u", "n\"e w", true));
        assert_eq!(read.records[0].text("password").unwrap().unwrap().expose(), "k=3 y");
        assert_eq!((read.records[0].title(), read.old_password.is_none()), (Some("T"), true));
    }
}
