//! What targets need from the credential record, and how they say that it is not there.

use sdk_runtime::{ConfigError, Secret};

use super::Job;
use crate::exit::Code;
use crate::failure::Failure;
use crate::payload::select::describe;
use crate::report::foreign;

impl Job<'_> {
    /// A field that has to be there.
    ///
    /// Blanks around it are dropped: they come with copying and belong to no key or identifier.
    pub(super) fn needed(&self, label: &'static str, what: &str) -> Result<Secret, Failure> {
        match self.record.text(label) {
            Ok(Some(text)) if !text.expose().trim().is_empty() => Ok(Secret::from(text.expose().trim())),
            Ok(_) => Err(Failure::new(
                Code::FieldMissing,
                format!("the record {} has no field `{label}`: put {what} into it", describe(self.record)),
            )),
            Err(error) => {
                Err(Failure::new(Code::FieldInvalid, format!("the record {} {error}", describe(self.record))))
            }
        }
    }

    /// Why a client could not be made, said to the one who can repair it.
    pub(super) fn client_failure(&self, error: &ConfigError, key_fields: &str) -> Failure {
        let reason = error.to_string();
        let reason = foreign(&reason);
        match error {
            ConfigError::BaseUrl(_) => match &self.plan.api_url {
                Some(url) if url.from_record => Failure::new(
                    Code::FieldInvalid,
                    format!(
                        "field `api_url` of the record {} cannot be used ({reason})",
                        describe(self.record)
                    ),
                ),
                _ => Failure::new(Code::Usage, format!("--api-url cannot be used ({reason})")),
            },
            ConfigError::Credentials(_) => Failure::new(
                Code::FieldInvalid,
                format!("{key_fields} of the record {} cannot be used ({reason})", describe(self.record)),
            ),
            ConfigError::SystemProxy(why) => Failure::new(
                Code::HostSetup,
                format!(
                    "this host's proxy cannot be used: {}; correct it in the environment of the Gateway",
                    foreign(why)
                ),
            ),
            ConfigError::Tls(why) => Failure::new(
                Code::HostSetup,
                format!(
                    "no connection can be trusted on this host: {}; install the system's package of certificate authorities, or name a bundle in SSL_CERT_FILE",
                    foreign(why)
                ),
            ),
            _ => Failure::new(Code::HostSetup, format!("this host's settings cannot be used ({reason})")),
        }
    }
}
