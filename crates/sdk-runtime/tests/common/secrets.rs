//! Looking for secrets in texts.

use base64::Engine;

use super::{API_KEY, PASSWORD};

/// Forms in which a secret must not be found.
pub(crate) fn forms(secret: &str) -> Vec<String> {
    let json = serde_json::to_string(secret).unwrap();
    vec![
        secret.to_owned(),
        json.trim_matches('"').to_owned(),
        reqwest::Url::parse_with_params("http://h/", [("", secret)]).unwrap().query().unwrap()[1..]
            .to_owned(),
        base64::engine::general_purpose::STANDARD.encode(secret),
    ]
}

pub(crate) fn assert_silent(text: &str) {
    assert_silent_about(&[API_KEY, PASSWORD], text);
}

pub(crate) fn assert_silent_about(secrets: &[&str], text: &str) {
    for secret in secrets {
        for form in forms(secret) {
            assert!(!text.contains(&form), "{form} in {text}");
        }
    }
}
