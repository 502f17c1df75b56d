//! The fields of a credential record, from options, files and prompts.

use std::path::Path;

use sdk_runtime::Secret;
use serde::{Serialize, Serializer};

use super::file::first_line;
use super::prompt;
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::label;
use crate::target::Field;

/// The fields of a credential record that does not exist.
#[derive(Debug, clap::Args)]
pub struct FieldArgs {
    /// A field of the credential record that is not secret.
    #[arg(long, value_name = "LABEL=VALUE")]
    pub field: Vec<String>,
    /// A secret field, read from the first line of a file.
    #[arg(long, value_name = "LABEL=FILE")]
    pub field_file: Vec<String>,
}

/// Labels and values.
#[derive(Debug, Default)]
pub(super) struct Fields(Vec<(String, Secret)>);

impl Fields {
    /// Those that were given.
    ///
    /// # Errors
    ///
    /// Exit 2 for an option without a label, and a file that cannot be read.
    pub(super) fn given(args: &FieldArgs) -> Result<Self, Failure> {
        let mut fields = Vec::new();
        for field in &args.field {
            let (label, value) = pair(field, "--field", "LABEL=VALUE")?;
            fields.push((label.to_owned(), Secret::from(value)));
        }
        for field in &args.field_file {
            let (label, path) = pair(field, "--field-file", "LABEL=FILE")?;
            fields.push((label.to_owned(), first_line("--field-file", Path::new(path))?));
        }
        Ok(Self(fields))
    }

    /// Whether this one is there, under any of its labels.
    pub(super) fn has(&self, field: &Field) -> bool {
        let labels = field.labels();
        self.0.iter().any(|(own, _)| labels.iter().any(|known| label::matches(own, known)))
    }

    /// Asks for it.
    ///
    /// # Errors
    ///
    /// Exit 2 where nobody can be asked.
    pub(super) fn ask(&mut self, field: &Field) -> Result<(), Failure> {
        let what = format!("{}, field `{}`", field.name, field.label);
        let value = if field.secret {
            prompt::ask_hidden(&what, &format!("--field-file {}=FILE", field.label))?
        } else {
            prompt::ask(&what, &format!("--field {}=VALUE", field.label))?
        };
        self.0.push((field.label.to_owned(), value));
        Ok(())
    }
}

/// A record in the Gateway's form: the fields beside `uid` and `title`.
pub(super) struct Record<'a> {
    pub(super) uid: &'a str,
    pub(super) title: &'a str,
    pub(super) fields: &'a Fields,
}

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("uid", self.uid)?;
        map.serialize_entry("title", self.title)?;
        for (label, value) in &self.fields.0 {
            map.serialize_entry(label, value)?;
        }
        map.end()
    }
}

/// What is typed behind an option can be a secret in the wrong place, so it is not quoted.
fn pair<'a>(text: &'a str, option: &str, form: &str) -> Result<(&'a str, &'a str), Failure> {
    text.split_once('=')
        .filter(|(label, _)| !label.is_empty())
        .ok_or_else(|| Failure::new(Code::Usage, format!("{option} takes {form}")))
}
