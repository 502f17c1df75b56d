//! The payload object: what the Gateway says about this rotation.

use std::fmt;

use sdk_runtime::{Secret, repair};
use serde::de::DeserializeOwned;

use super::error::PayloadError;
use super::record::Record;
use super::value::Value;
use super::{encoding, text};

const INPUT: &str = "the input";
const RECORDS: &str = "`records`";

/// The UID of the user's record in what `rotator payload` writes; no vault gives one like it.
pub const PRACTICE_UID: &str = "made-by-rotator-payload";

/// One rotation, as the Gateway describes it. Keys that are not needed are ignored.
#[derive(Clone)]
pub struct Payload {
    /// Login of the PAM user.
    pub user: String,
    /// The password that the vault holds from now on.
    pub new_password: Secret,
    /// The password before, if there is one.
    pub old_password: Option<Secret>,
    /// The records that the Gateway attached, in its order.
    pub records: Vec<Record>,
    /// UID of the PAM User record, if the Gateway gave one.
    pub user_record: Option<String>,
}

impl Payload {
    /// Decodes what arrived on stdin. Pure: no panic, no input or output.
    ///
    /// # Errors
    ///
    /// [`PayloadError`], whose text says what to change and holds no value.
    pub fn decode(input: &[u8]) -> Result<Self, PayloadError> {
        if encoding::is_blank(input) {
            return Err(PayloadError::Empty);
        }
        if text::decode(input).is_some_and(|text| text.trim_start().starts_with('{')) {
            return Err(PayloadError::NotEncoded);
        }
        let bytes = encoding::decode(INPUT, input)?;
        let entries = match json(INPUT, &bytes)? {
            Value::Object(entries) => entries,
            other => {
                let why =
                    if matches!(other, Value::List(_)) { "a list, not an object" } else { "not an object" };
                return Err(PayloadError::Json { what: INPUT, line: 1, column: 1, why });
            }
        };
        let keys = Keys(&entries);
        let new_password = keys.secret("newPassword")?.ok_or(PayloadError::KeyMissing {
            key: "newPassword",
            repair: "the rotation has to generate a password; give the PAM User record a password field and a rotation schedule or start the rotation by hand",
        })?;
        let user =
            keys.secret("user")?.map(|user| user.expose().trim().to_owned()).filter(|user| !user.is_empty());
        let user = user.ok_or(PayloadError::KeyMissing {
            key: "user",
            repair: "fill in the login field of the PAM User record",
        })?;
        let old_password = keys.secret("oldPassword")?;
        let records = match keys.get("records")? {
            None | Some(Value::Null) => {
                return Err(PayloadError::KeyMissing {
                    key: "records",
                    repair: "attach the record with the API key to the script as an additional credential",
                });
            }
            Some(value) => records(value)?,
        };
        let user_record = match keys.get("userRecordUid")? {
            Some(Value::Text(uid)) => Some(uid.expose().to_owned()),
            _ => None,
        };
        Ok(Self { user, new_password, old_password, records, user_record })
    }

    /// Whether no Gateway waits for the result: `rotator payload` wrote it.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.user_record.as_deref() == Some(PRACTICE_UID)
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Payload")
            .field("user", &self.user)
            .field("records", &self.records)
            .finish_non_exhaustive()
    }
}

fn records(value: &Value) -> Result<Vec<Record>, PayloadError> {
    let wrong =
        |found| PayloadError::KeyKind { key: "records", found, wanted: "Base64 of a list of records" };
    let Value::Text(encoded) = value else { return Err(wrong(value.kind())) };
    if encoding::is_blank(encoded.expose().as_bytes()) {
        return Ok(Vec::new());
    }
    let bytes = encoding::decode(RECORDS, encoded.expose().as_bytes())?;
    json(RECORDS, &bytes).or_else(|error| {
        let text = text::decode(&bytes).unwrap_or_else(|| repair::text(&bytes));
        json(RECORDS, repair::json(&text).as_bytes()).map_err(|_| error)
    })
}

/// Reads JSON of either width. Its error holds position and kind; serde's own text could quote a value.
fn json<T: DeserializeOwned>(what: &'static str, bytes: &[u8]) -> Result<T, PayloadError> {
    let text = text::decode(bytes).ok_or(PayloadError::NotText { what })?;
    let text = text.trim_matches(|c: char| c == '\0' || c.is_whitespace());
    serde_json::from_str(text).map_err(|error| PayloadError::Json {
        what,
        line: error.line(),
        column: error.column(),
        why: match error.classify() {
            serde_json::error::Category::Eof => "its end is missing",
            serde_json::error::Category::Data => "a value of another kind",
            _ => "bad syntax",
        },
    })
}

/// The object's entries by key.
struct Keys<'a>(&'a [(String, Value)]);

impl<'a> Keys<'a> {
    fn get(&self, key: &'static str) -> Result<Option<&'a Value>, PayloadError> {
        let mut values = self.0.iter().filter(|(name, _)| name == key).map(|(_, value)| value);
        let first = values.next();
        // Refused even if the values agree: no Gateway writes a key twice, so somebody changed the payload on its way.
        if values.next().is_some() { Err(PayloadError::KeyTwice { key }) } else { Ok(first) }
    }

    /// A string; `None` where it is missing, null or empty.
    fn secret(&self, key: &'static str) -> Result<Option<Secret>, PayloadError> {
        match self.get(key)? {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Text(text)) if text.expose().is_empty() => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(other) => Err(PayloadError::KeyKind { key, found: other.kind(), wanted: "a string" }),
        }
    }
}
