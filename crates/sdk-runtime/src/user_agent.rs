//! The `User-Agent` header.

use http::HeaderValue;

use crate::vendor::ConfigProblem;

/// A text of visible ASCII characters and spaces as a header. Which form a vendor wants is checked by its SDK.
pub(crate) fn header(text: &str) -> Result<HeaderValue, ConfigProblem> {
    let printable = text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if text.trim().is_empty() || !printable {
        return Err(ConfigProblem::UserAgent("must be visible ASCII characters and spaces"));
    }
    HeaderValue::from_str(text).map_err(|_| ConfigProblem::UserAgent("cannot be sent in a header"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_vendor_forms_are_possible() {
        for text in ["Rotator/0.1.0 Example", "Integration/1.0 (Example; Rotator; Build/0.1.0)"] {
            assert_eq!(header(text).unwrap(), text);
        }
    }

    #[test]
    fn a_header_cannot_be_split() {
        for text in ["", " ", "a\r\nX-Evil: 1", "caf\u{e9}", "a\tb"] {
            assert!(header(text).is_err(), "{text:?}");
        }
    }
}
