//! The `User-Agent` header.

use http::HeaderValue;

use crate::ConfigError;

/// A valid `User-Agent`. Which form a vendor wants is checked by its SDK.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserAgent(HeaderValue);

impl UserAgent {
    /// Takes a text of visible ASCII characters and spaces.
    ///
    /// # Errors
    ///
    /// [`ConfigError::UserAgent`] if it is empty or contains anything else.
    pub fn new(text: &str) -> Result<Self, ConfigError> {
        let printable = text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        if text.trim().is_empty() || !printable {
            return Err(ConfigError::UserAgent("must be visible ASCII characters and spaces"));
        }
        HeaderValue::from_str(text)
            .map(Self)
            .map_err(|_| ConfigError::UserAgent("cannot be sent in a header"))
    }

    pub(crate) fn value(&self) -> &HeaderValue {
        &self.0
    }
}

impl Default for UserAgent {
    fn default() -> Self {
        Self(HeaderValue::from_static(concat!("sdk-runtime/", env!("CARGO_PKG_VERSION"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_vendor_forms_are_possible() {
        for text in ["Rotator/0.1.0 Example", "Integration/1.0 (Example; Rotator; Build/0.1.0)"] {
            assert_eq!(UserAgent::new(text).unwrap().value(), text);
        }
    }

    #[test]
    fn a_header_cannot_be_split() {
        for text in ["", " ", "a\r\nX-Evil: 1", "caf\u{e9}", "a\tb"] {
            assert!(UserAgent::new(text).is_err(), "{text:?}");
        }
    }
}
