//! What targets need from the credential record, and how they say that it is not there.

use sdk_runtime::Secret;

use super::job::Job;
use super::spec::Field;
use crate::exit::Code;
use crate::failure::Failure;

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
        if let Some(Given { label, .. }) =
            found.as_ref().filter(|it| field.secret && !is_key(it.text.expose()))
        {
            let what = format!(
                "field `{label}` of the record {name} holds whitespace or another character that no API key has"
            );
            let advice = "put the key alone into it, without a word or a quotation mark before or after it";
            return Err(Failure::new(Code::FieldInvalid, what).advise(advice));
        }
        found.ok_or_else(|| match unreadable {
            Some(error) => error.failure(name),
            None => Failure::new(
                Code::FieldMissing,
                format!("the record {name} has no field `{}`, or it is empty", field.label),
            )
            .advise(format!("put {} into it", field.what)),
        })
    }
}

/// Whether the vendors' keys are made of such characters.
fn is_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}
