//! `rotator payload`: writes a payload as the Gateway would, for a first try by hand.
//!
//! Secrets come from files or prompts: arguments can be seen by every process of the host and stay in the history of
//! the shell.

mod prompt;

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sdk_runtime::Secret;
use serde::Serialize;
use zeroize::Zeroizing;

use super::args::PayloadArgs;
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::parse::PRACTICE_UID;
use crate::payload::text;
use crate::report::print_requested;

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
    let target = args.target.0.ok_or_else(|| usage("--target has to name the target".to_owned()))?;
    let mut record: Vec<(String, Secret)> = Vec::new();
    for field in &args.field {
        let (label, value) = pair(field, "--field")?;
        record.push((label, Secret::from(value)));
    }
    for field in &args.field_file {
        let (label, path) = pair(field, "--field-file")?;
        record.push((label, first_line(Path::new(&path))?));
    }
    for field in target.fields {
        let is_given =
            |(label, _): &(String, Secret)| label == field.label || field.aliases.contains(&&**label);
        if !record.iter().any(is_given) {
            record.push((field.label.to_owned(), prompt::ask(field.label)?));
        }
    }
    let new_password = match &args.new_password_file {
        Some(path) => first_line(path)?,
        None => prompt::ask("new password")?,
    };
    let old_password = args.old_password_file.as_deref().map(first_line).transpose()?;
    let title = args.title.as_deref().unwrap_or(target.record_title);
    let payload = Payload {
        provider_record_uid: PRACTICE_UID,
        resource_record_uid: None,
        user_record_uid: PRACTICE_UID,
        user: &args.user,
        new_password,
        old_password,
        records: encode(&[Fields { title, fields: &record }])?,
    };
    print_requested(encode(&payload)?.expose());
    Ok(())
}

/// A record in the Gateway's form: `uid` and `title` beside the fields.
struct Fields<'a> {
    title: &'a str,
    fields: &'a [(String, Secret)],
}

impl Serialize for Fields<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("uid", PRACTICE_UID)?;
        map.serialize_entry("title", self.title)?;
        for (label, value) in self.fields {
            map.serialize_entry(label, value)?;
        }
        map.end()
    }
}

fn encode<T: Serialize + ?Sized>(value: &T) -> Result<Secret, Failure> {
    let json = Secret::exposing(|| serde_json::to_vec(value)).map(Zeroizing::new);
    let json = json.map_err(|_| Failure::new(Code::Internal, "the payload cannot be written as JSON"))?;
    Ok(Secret::from(STANDARD.encode(&*json)))
}

fn pair(text: &str, option: &str) -> Result<(String, String), Failure> {
    let (label, value) = text
        .split_once('=')
        .filter(|(label, _)| !label.is_empty())
        .ok_or_else(|| usage(format!("{option} takes LABEL=VALUE")))?;
    Ok((label.to_owned(), value.to_owned()))
}

/// The first line of a file, without what an editor puts before it.
fn first_line(path: &Path) -> Result<Secret, Failure> {
    let bytes = std::fs::read(path)
        .map(Zeroizing::new)
        .map_err(|error| usage(format!("a file with a secret cannot be read ({})", error.kind())))?;
    let text =
        text::decode(&bytes).ok_or_else(|| usage("a file with a secret is no text in UTF-8".to_owned()))?;
    match text.lines().next() {
        Some(line) if !line.is_empty() => Ok(Secret::from(line)),
        _ => Err(usage("a file with a secret is empty".to_owned())),
    }
}

fn usage(message: String) -> Failure {
    Failure::new(Code::Usage, format!("{message}; see `rotator payload --help`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let directory = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = directory.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let key = file("key", "k3y\r\n");
        let fields = vec![
            ("network_id".to_owned(), Secret::from("N_1")),
            ("password".to_owned(), first_line(&key).unwrap()),
        ];
        let payload = Payload {
            provider_record_uid: PRACTICE_UID,
            resource_record_uid: None,
            user_record_uid: PRACTICE_UID,
            user: "u",
            new_password: first_line(&file("new", "n\"e w\n")).unwrap(),
            old_password: None,
            records: encode(&[Fields { title: "T", fields: &fields }]).unwrap(),
        };
        let read = crate::payload::Payload::decode(encode(&payload).unwrap().expose().as_bytes()).unwrap();
        assert_eq!((&*read.user, read.new_password.expose(), read.is_practice()), ("u", "n\"e w", true));
        assert_eq!(read.records[0].text("password").unwrap().unwrap().expose(), "k3y");
        assert!(first_line(&file("empty", "\n")).is_err());
        assert_eq!(first_line(&file("marked", "\u{feff}p\n")).unwrap().expose(), "p");
    }
}
