use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;

use super::*;
use crate::Secret;

const CANARY: &str = "S3cr\"t/p&ss <w\u{f6}rd>'9";

fn redactor(secret: &str) -> Redactor {
    Redactor::new(None, serde_json::json!({"a": {"password": secret}}).to_string().as_bytes())
}

#[test]
fn a_password_of_the_body_is_removed_from_a_sentence() {
    let redactor = Redactor::new(None, br#"{"password":"hunter2-x"}"#);
    assert_eq!(redactor.redact("password 'hunter2-x' is too weak"), "password '[redacted]' is too weak");
}

#[test]
fn credentials_are_removed_one_by_one() {
    let (access, secret) = (Secret::from("access-1"), Secret::from("secret-2"));
    let name = http::HeaderName::from_static("x-apikeys");
    let credentials =
        Credentials::header(name, &[("accessKey=", &access), (";secretKey=", &secret)]).unwrap();
    let redactor = Redactor::new(Some(&credentials), b"");
    assert_eq!(redactor.redact("key secret-2 of ACCESS-1"), "key [redacted] of [redacted]");
}

#[test]
fn overlapping_secrets_leave_no_rest() {
    let redactor = Redactor::new(None, br#"["abcdef","defghi"]"#);
    assert_eq!(redactor.redact("x abcdefghi y"), "x [redacted] y");
}

#[test]
fn a_short_string_is_removed_as_a_word_only() {
    let redactor = Redactor::new(None, br#"["a","abc"]"#);
    assert_eq!(redactor.redact("a password abc, abcd"), "[redacted] password [redacted], abcd");
}

/// Found by fuzzing.
#[test]
fn a_secret_of_blanks_only_is_found_behind_its_escapes() {
    let redactor = redactor("\t\t\t\t");
    assert_eq!(redactor.redact("x %09%09%09%09 y"), "x [redacted] y");
    assert_eq!(redactor.redact(r"x \t\t\t\t y"), "x [redacted] y");
    assert_eq!(redactor.redact("x &#9;&#9;&#9;&#9; y"), MARK);
    assert_eq!(redactor.redact("a sentence, in words"), "a sentence, in words");
}

#[test]
fn a_secret_split_by_control_characters_is_still_found() {
    let redactor = redactor("two\nlines\u{0}here");
    assert_eq!(redactor.redact(&clean("bad: two\nlines\u{0}here!")), "bad: [redacted]!");
}

#[test]
fn encodings_within_encodings_hide_the_whole_text() {
    for text in ["x%2563anary9", "&amp;#99;anary9", r"\\u0063anary9", r"\u0063an%61ry9"] {
        assert_eq!(redactor("canary9").redact(text), MARK, "{text}");
    }
    // A secret that looks as if it were escaped itself.
    for (secret, text) in [(r"\N>&pass", r"\N>&amp;pass"), ("%41&pass", "%41&amp;pass")] {
        assert_eq!(redactor(secret).redact(text), MARK, "{text}");
    }
    // Base64 below another encoding, as a URL or a page would carry it (found by fuzzing).
    let percent = STANDARD.encode(CANARY).bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let entities =
        STANDARD.encode(CANARY).chars().map(|c| format!("&#{};", u32::from(c))).collect::<String>();
    for text in [percent, entities] {
        assert_eq!(redactor(CANARY).redact(&text), MARK, "{text}");
    }
}

#[test]
fn a_body_of_thousands_of_strings_shows_nothing() {
    let body: Vec<String> = (0..3000).map(|n| format!("value-{n}")).collect();
    assert_eq!(Redactor::new(None, serde_json::to_string(&body).unwrap().as_bytes()).redact("fine"), MARK);
}

#[test]
fn a_text_without_secrets_is_left_alone() {
    let text = "Missing API key: 100% of «users» & <none> \\o/";
    assert_eq!(redactor(CANARY).redact(text), text);
    assert_eq!(Redactor::new(None, b"not json").redact(text), text);
}

/// Every way of writing a secret that the texts of a server may use.
fn encodings(secret: &str) -> Vec<String> {
    let json = serde_json::to_string(secret).unwrap();
    let basic = STANDARD.encode(format!("user@example.com:{secret}"));
    let form: String =
        reqwest::Url::parse_with_params("https://h/", [("p", secret)]).unwrap().query().unwrap().into();
    vec![
        format!("got {secret}."),
        format!("got {}.", secret.to_ascii_uppercase()),
        format!("got {json}."),
        format!("got {}.", json.replace('/', "\\/")),
        format!("got {}.", serde_json::to_string(&json).unwrap()),
        format!("got {form}."),
        format!("got /a/{}/b", crate::path_segment(&crate::testing::READ, "p", secret).unwrap_or_default()),
        format!("got {}", STANDARD.encode(secret)),
        format!("got Basic {basic}"),
        format!("got {}", STANDARD.encode(format!("xy{secret}z"))),
        format!("got {}", secret.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")),
        format!("got {}", secret.chars().map(|c| format!("&#{};", u32::from(c))).collect::<String>()),
        format!("got {}", secret.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect::<String>()),
        format!("got {}", secret.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>()),
    ]
}

/// Whether a text still tells a secret, as far as an independent look can say.
fn tells(text: &str, secret: &str) -> bool {
    let once = |text: &String| unescape::MARKS.map(|mark| unescape::once(text, mark));
    let mut layers = vec![text.to_owned()];
    layers.extend(once(&layers[0]));
    layers.extend(layers.iter().flat_map(once).collect::<Vec<_>>());
    let plain = layers.iter().any(|layer| layer.to_ascii_lowercase().contains(&secret.to_ascii_lowercase()));
    let base64 = text.split([' ', '.']).any(|word| {
        STANDARD
            .decode(word)
            .is_ok_and(|bytes| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()))
    });
    plain || base64
}

#[test]
fn no_encoding_of_the_canary_gets_through() {
    for text in encodings(CANARY) {
        let shown = redactor(CANARY).redact(&clean(&text));
        assert!(!tells(&shown, CANARY), "{text} -> {shown}");
    }
}

proptest! {
    #[test]
    fn no_encoding_of_any_secret_gets_through(secret in "[!-~äöüß€😀]{6,24}") {
        for text in encodings(&secret) {
            let shown = redactor(&secret).redact(&clean(&text));
            prop_assert!(!tells(&shown, &secret), "{} -> {}", text, shown);
        }
    }

    #[test]
    fn nothing_makes_it_panic(body in "\\PC{0,40}", text in "[\\PC%&;#\\\\ux0-9]{0,60}") {
        let body = serde_json::json!([body]).to_string();
        let _ = Redactor::new(None, body.as_bytes()).redact(&text);
    }
}
