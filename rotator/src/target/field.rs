//! What targets need from the credential record, and how they say that it is not there.

use sdk_runtime::{ConfigError, Secret};

use super::job::Job;
use super::spec::Field;
use super::trust::TrustStore;
use crate::exit::Code;
use crate::failure::Failure;
use crate::report::{Message, foreign};
use crate::tls_module;

/// What a field holds.
pub(super) struct Given {
    /// The label under which it was found.
    pub(super) label: &'static str,
    pub(super) text: Secret,
}

impl Job<'_> {
    /// A field that has to be there, under any of its labels.
    ///
    /// Whitespace around it is dropped: it comes with copying and belongs to no key or identifier.
    pub(super) fn needed(&self, field: &Field) -> Result<Given, Failure> {
        let name = &self.record_name;
        let mut found: Option<Given> = None;
        let mut unreadable = None;
        for label in field.labels() {
            let text = match self.record.text(label) {
                Ok(text) => text.map(|text| Secret::from(text.expose().trim())),
                Err(error) => {
                    unreadable.get_or_insert(error);
                    continue;
                }
            };
            let Some(text) = text.filter(|text| !text.expose().is_empty()) else { continue };
            match &found {
                Some(other) if other.text.expose() != text.expose() => {
                    return Err(Failure::new(
                        Code::FieldInvalid,
                        format!(
                            "the record {name} has different values in the fields `{}` and `{label}`",
                            other.label
                        ),
                    )
                    .advise("keep one of them"));
                }
                Some(_) => {}
                None => found = Some(Given { label, text }),
            }
        }
        found.ok_or_else(|| match unreadable {
            Some(error) => {
                let message = Message::from(error.to_string());
                Failure::new(Code::FieldInvalid, message.about(&format!("the record {name}")))
            }
            None => Failure::new(
                Code::FieldMissing,
                format!("the record {name} has no field `{}`, or it is empty", field.label),
            )
            .advise(format!("put {} into it", field.what)),
        })
    }

    /// Why a client could not be made, said to the one who can repair it.
    pub(super) fn client_failure(&self, error: &ConfigError, key_fields: &str) -> Failure {
        let reason = error.to_string();
        let reason = foreign(&reason);
        match error {
            ConfigError::BaseUrl(_) => match &self.settings.api_url {
                Some(url) if url.from_record => Failure::new(
                    Code::FieldInvalid,
                    format!("field `api_url` of the record {} cannot be used ({reason})", self.record_name),
                ),
                _ => Failure::new(Code::Usage, format!("--api-url cannot be used ({reason})")),
            },
            ConfigError::Credentials(_) => Failure::new(
                Code::FieldInvalid,
                format!("{key_fields} of the record {} cannot be used ({reason})", self.record_name),
            ),
            ConfigError::SystemProxy(why) => {
                Failure::new(Code::HostSetup, format!("this host's proxy cannot be used: {}", foreign(why)))
                    .advise("correct it in the environment of the Gateway")
            }
            ConfigError::NotFips => Failure::new(
                Code::HostSetup,
                format!("this program must not connect without {}, which it does not have", tls_module::NAME),
            )
            .advise("build it again as `.ci/fips` does"),
            ConfigError::Tls(why) => Failure::new(
                Code::HostSetup,
                format!("no connection can be trusted on this host: {}", foreign(why)),
            )
            .advise(TrustStore::HERE.repair()),
            _ => Failure::new(Code::HostSetup, format!("this host's settings cannot be used ({reason})")),
        }
    }
}
