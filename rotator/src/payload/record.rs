//! One record of the payload: its UID, its title, its fields by label.

use std::fmt;

use sdk_runtime::Secret;
use sdk_runtime::repair::DAMAGED;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::label::{self, LabelMatch};
use super::value::{NotText, Value};
use crate::exit::Code;
use crate::failure::Failure;

/// A record as the Gateway hands it over: `uid`, `title`, then one entry a field, in order, repeated keys included.
#[derive(Clone, Default)]
pub struct Record {
    uid: Option<String>,
    title: Option<String>,
    fields: Vec<(String, Value)>,
}

/// Why a field cannot be used. It names labels and kinds, never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// Several fields match, and they differ.
    #[error("has the fields {labels} with different values: keep one of them")]
    Ambiguous {
        /// The labels, quoted.
        labels: String,
    },
    /// A list of several values.
    #[error("holds {count} values in `{label}`: keep one of them")]
    SeveralValues {
        /// The label as the record spells it.
        label: String,
        /// How many.
        count: usize,
    },
    /// Not a text.
    #[error("holds {kind} in `{label}` where text is expected")]
    Kind {
        /// The label as the record spells it.
        label: String,
        /// What it holds.
        kind: &'static str,
    },
    /// Text with a character that is lost.
    #[error("holds a character in `{label}` that cannot be read: type the field in again")]
    Damaged {
        /// The label as the record spells it.
        label: String,
    },
}

impl FieldError {
    /// The failure of a run, said of the record.
    #[must_use]
    pub fn failure(&self, record: &str) -> Failure {
        Failure::new(Code::FieldInvalid, format!("the record {record} {self}"))
    }
}

impl Record {
    /// The record's UID, if it has one.
    #[must_use]
    pub fn uid(&self) -> Option<&str> {
        self.uid.as_deref()
    }

    /// The record's title, if it has one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// All fields but UID and title.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.fields.iter().map(|(label, value)| (&**label, value))
    }

    /// The text of the field with this label; `None` where there is none, or an empty one.
    ///
    /// Letter case, whitespace, underscores and hyphens of labels do not matter. Empty fields do not count, and fields with
    /// equal values are one.
    ///
    /// # Errors
    ///
    /// [`FieldError`] where several fields match and differ, or where the value is not one text, or not all of it.
    pub fn text(&self, wanted: &str) -> Result<Option<Secret>, FieldError> {
        let mut found: Vec<(&str, LabelMatch, Secret)> = Vec::new();
        for (label, value) in self.fields() {
            let Some(how) = label::matching(label, wanted) else { continue };
            let text = value.text().map_err(|why| match why {
                NotText::SeveralValues(count) => FieldError::SeveralValues { label: label.to_owned(), count },
                NotText::Kind(kind) => FieldError::Kind { label: label.to_owned(), kind },
            });
            match text {
                Ok(Some(text)) if text.expose().contains(DAMAGED) && how != LabelMatch::Numbered => {
                    return Err(FieldError::Damaged { label: label.to_owned() });
                }
                Ok(Some(text)) => found.push((label, how, text)),
                Ok(None) => {}
                // A numbered label may be a field of its own that merely looks like a repetition.
                Err(_) if how == LabelMatch::Numbered => {}
                Err(error) => return Err(error),
            }
        }
        // A repetition counts as a rival: somebody gave two fields one label. Alone it does not count.
        if found.iter().all(|(_, how, _)| *how == LabelMatch::Numbered) {
            return Ok(None);
        }
        let differ = found.windows(2).any(|pair| pair[0].2.expose() != pair[1].2.expose());
        if differ {
            let labels: Vec<_> = found.iter().map(|(label, ..)| format!("`{label}`")).collect();
            return Err(FieldError::Ambiguous { labels: labels.join(", ") });
        }
        Ok(found.into_iter().next().map(|(_, _, text)| text))
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels: Vec<_> = self.fields().map(|(label, _)| label).collect();
        f.debug_struct("Record")
            .field("uid", &self.uid)
            .field("title", &self.title)
            .field("labels", &labels)
            .finish()
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    // `null` in the array, where a record could not be read: no reason to fail for the others.
    fn visit_unit<E>(self) -> Result<Record, E> {
        Ok(Record::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(label) = map.next_key::<String>()? {
            match &*label {
                "uid" if record.uid.is_none() => record.uid = plain_text(map.next_value()?),
                "title" if record.title.is_none() => record.title = plain_text(map.next_value()?),
                "" => {
                    map.next_value::<IgnoredAny>()?;
                }
                _ => record.fields.push((label, map.next_value()?)),
            }
        }
        Ok(record)
    }
}

fn plain_text(value: Value) -> Option<String> {
    value.text().ok().flatten().map(|text| text.expose().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str, label: &str) -> Result<Option<String>, FieldError> {
        let record: Record = serde_json::from_str(json).unwrap();
        record.text(label).map(|text| text.map(|text| text.expose().to_owned()))
    }

    #[test]
    fn a_label_in_another_spelling_is_found() {
        assert_eq!(text(r#"{"Network ID":["N_2"]}"#, "network_id").unwrap().as_deref(), Some("N_2"));
    }

    #[test]
    fn an_empty_field_does_not_hide_a_filled_one() {
        let json = r#"{"network_id":"","Network ID":"N_1"}"#;
        assert_eq!(text(json, "network_id").unwrap().as_deref(), Some("N_1"));
    }

    #[test]
    fn a_label_twice_is_ambiguous_if_the_values_differ() {
        for json in [
            r#"{"network_id":"N_1","network_id":"N_2"}"#,
            r#"{"network_id":"N_1","network_id_2":"N_2"}"#,
            r#"{"Network ID":"N_1","NETWORK ID":"N_2"}"#,
            r#"{"Network ID":"N_2","network_id":"N_1"}"#,
        ] {
            let error = text(json, "network_id").unwrap_err();
            assert!(matches!(error, FieldError::Ambiguous { .. }), "{json}: {error}");
            assert!(!error.to_string().contains("N_1"), "{error}");
        }
        let same = r#"{"network_id":"N_1","network_id2":"N_1"}"#;
        assert_eq!(text(same, "network_id").unwrap().as_deref(), Some("N_1"));
    }

    #[test]
    fn several_values_and_objects_are_named() {
        let error = text(r#"{"network_id":["N_1","N_2"]}"#, "network_id").unwrap_err();
        assert_eq!(error.to_string(), "holds 2 values in `network_id`: keep one of them");
        let error = text(r#"{"network_id":{"a":"N_1"}}"#, "network_id").unwrap_err();
        assert_eq!(error.to_string(), "holds an object in `network_id` where text is expected");
    }

    #[test]
    fn null_and_missing_titles_are_no_title() {
        for json in [r#"{"uid":"u","title":null}"#, r#"{"uid":"u"}"#, "null"] {
            let record: Record = serde_json::from_str(json).unwrap();
            assert_eq!(record.title(), None, "{json}");
        }
    }

    #[test]
    fn debug_shows_labels_and_no_values() {
        let record: Record = serde_json::from_str(r#"{"uid":"u","title":"t","password":"canary"}"#).unwrap();
        let shown = format!("{record:?}");
        assert!(shown.contains("password") && !shown.contains("canary"), "{shown}");
    }
}
