use ::base64::Engine;
use ::base64::engine::general_purpose::{STANDARD, URL_SAFE};
use proptest::prelude::*;

use super::*;

const CANARY: &str = "S3cr\"t/p&ss <w\u{f6}rd>'9";

fn redactor(secret: &str) -> Redactor {
    of(&[secret])
}

fn of(secrets: &[&str]) -> Redactor {
    Redactor::new(secrets.iter().map(|secret| (*secret).to_owned()))
}

#[test]
fn secrets_are_cut_out_of_a_sentence_in_any_case() {
    let redactor = of(&["access-1", "secret-2"]);
    assert_eq!(redactor.line("key secret-2 of ACCESS-1"), "key [redacted] of [redacted]");
    assert!(redactor.tells("x-ACCESS-1-y") && !redactor.tells("access-2"));
}

#[test]
fn overlapping_secrets_leave_no_rest() {
    assert_eq!(of(&["abcdef", "defghi"]).line("x abcdefghi y"), "x [redacted] y");
}

#[test]
fn a_short_secret_is_removed_as_a_word_only() {
    assert_eq!(of(&["a", "abc"]).line("a password abc, abcd"), "[redacted] password [redacted], abcd");
}

/// Found by fuzzing.
#[test]
fn a_secret_of_spaces_only_is_found_behind_its_escapes() {
    let redactor = redactor("\t\t\t\t");
    for text in ["x %09%09%09%09 y", r"x \t\t\t\t y", "x &#9;&#9;&#9;&#9; y"] {
        assert_eq!(redactor.line(text), "x [redacted] y");
    }
    assert_eq!(redactor.line("a sentence, in words"), "a sentence, in words");
}

#[test]
fn a_control_character_in_the_place_of_a_space_does_not_hide_a_secret() {
    for (secret, text) in [
        ("two\nlines\u{0}here", "two\nlines\u{0}here"),
        ("ab cd", "ab\tcd"),
        ("ab cd", "ab\u{200b}\u{fdd0} cd"),
        ("ab  c\td", "ab c d"),
        ("ab\tc\"d", "ab\tc\\\"d"),
    ] {
        assert_eq!(redactor(secret).line(&format!("x {text} y")), "x [redacted] y", "{text:?}");
    }
}

#[test]
fn encodings_within_encodings_are_cut_out() {
    for text in ["%2563anary9", "&amp;#99;anary9", r"\\u0063anary9", r"\u0063an%61ry9", r"c\u{61}n\x61ry9"] {
        assert_eq!(redactor("canary9").line(&format!("x {text} y")), "x [redacted] y", "{text}");
    }
    // Base64 below another encoding, as a URL or a page would carry it (found by fuzzing).
    let percent = STANDARD.encode(CANARY).bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let entities =
        STANDARD.encode(CANARY).chars().map(|c| format!("&#{};", u32::from(c))).collect::<String>();
    // A whole body in Base64.
    let body = STANDARD.encode(serde_json::json!({ "user": "u", "password": CANARY }).to_string());
    for text in [percent, entities, body] {
        let line = redactor(CANARY).line(&format!("x {text} y"));
        assert!(line.starts_with("x ") && line.ends_with(" y") && line.contains(REDACTED), "{line}");
        assert!(!tells(&line, CANARY), "{line}");
    }
}

/// A secret can look as if it were escaped itself, and a server may undo that, or escape the rest of it only.
#[test]
fn a_secret_that_looks_escaped_is_found_in_every_state() {
    for (secret, texts) in [
        (r"\N>&pass\\x", &[r"\N>&amp;pass\\x", r"\N>&pass\x"][..]),
        ("%41&pass+", &["%41&amp;pass+", "a&pass+", "%41%26pass+", "%2541%26pass%2b", "%41&pass "]),
        ("x&lt;y&z1", &["x<y&z1", "x&lt;y&amp;z1"]),
    ] {
        for text in texts {
            assert!(redactor(secret).tells(text), "{secret}: {text}");
            assert_eq!(
                redactor(secret).line(&format!("got ({text})")).find(REDACTED),
                Some(5),
                "{secret}: {text}"
            );
        }
    }
}

#[test]
fn base64_of_a_text_around_the_secret_is_found_at_every_position() {
    for before in 0..7 {
        for engine in [&STANDARD, &URL_SAFE] {
            let encoded = engine.encode(format!("{}{CANARY}{}", "x".repeat(before), "y".repeat(before)));
            let line = redactor(CANARY).line(&format!("a {encoded} b"));
            assert!(!tells(&line, CANARY), "{before}: {line}");
            let kept = line.len() - "a  b".len() - REDACTED.len();
            assert!(line.contains(REDACTED) && kept <= before.div_ceil(3) * 8, "{before}: {line}");
        }
    }
}

#[test]
fn changed_punctuation_does_not_hide_a_long_secret() {
    assert_eq!(redactor("Corr3ct+Horse/9").line("bad: Corr3ct Horse 9!"), "bad: [redacted]!");
    assert_eq!(redactor("to-the-x").line("to the x"), "to the x");
}

#[test]
fn a_text_without_secrets_is_left_alone() {
    for text in
        ["Missing API key: 100% of «users» & <none> \\o/ 1+1", "The Tenable tenant establishes nothing."]
    {
        assert_eq!(redactor(CANARY).line(text), text);
        assert_eq!(of(&[]).line(text), text);
        assert_eq!(of(&["", "\u{200b}", "tena"]).line(text).contains(REDACTED), text.contains("tena"));
    }
}

#[test]
fn a_page_is_not_shown_and_a_long_text_is_cut() {
    assert_eq!(redactor("secret").line(&"x".repeat(5000)), REDACTED);
    assert!(redactor("secret").tells(&"x".repeat(5000)));
    // The secret at the place of the cut does not stay there in part.
    let line = redactor("0123456789").line(&format!("{} 0123456789", "x ".repeat(147)));
    assert!(line.chars().count() <= 301 && !line.contains("012"), "{line}");
}

/// Every way of writing a secret that the texts of a server may use.
fn encodings(secret: &str) -> Vec<String> {
    let json = serde_json::to_string(secret).unwrap();
    let json = json[1..json.len() - 1].to_owned();
    let form: String = reqwest::Url::parse_with_params("http://h/", [("", secret)]).unwrap().query().unwrap()
        [1..]
        .to_owned();
    let basic = STANDARD.encode(format!("user@example.com:{secret}"));
    vec![
        format!("got {secret}."),
        format!("got {}.", secret.to_ascii_uppercase()),
        format!("got {json}."),
        format!("got {}.", json.replace('/', "\\/")),
        format!("got {}.", serde_json::to_string(&json).unwrap()),
        format!("got {form}."),
        format!(
            "got /a/{}/b",
            percent_encoding::utf8_percent_encode(secret, percent_encoding::NON_ALPHANUMERIC)
        ),
        format!("got {}", STANDARD.encode(secret)),
        format!("got Basic {basic}"),
        format!("got {}", STANDARD.encode(format!("xy{secret}z"))),
        format!("got {}", URL_SAFE.encode(format!("x{secret}"))),
        format!("got {}", secret.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")),
        format!("got {}", secret.chars().map(|c| format!("&#{};", u32::from(c))).collect::<String>()),
        format!("got {}", secret.encode_utf16().map(|unit| format!("\\u{unit:04X}")).collect::<String>()),
        format!("got {}", secret.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>()),
        format!("got {secret:?}"),
    ]
}

/// Whether a text still tells a secret, as far as a look without needles and views can say.
fn tells(text: &str, secret: &str) -> bool {
    let plain = text.to_ascii_lowercase().contains(&secret.to_ascii_lowercase());
    let percent = percent_encoding::percent_decode_str(text).decode_utf8_lossy().contains(secret);
    let json = serde_json::from_str::<String>(&format!("\"{text}\"")).is_ok_and(|text| text.contains(secret));
    let base64 = text.split([' ', '.']).any(|word| {
        [&STANDARD, &URL_SAFE].iter().any(|engine| {
            engine
                .decode(word)
                .is_ok_and(|bytes| bytes.windows(secret.len()).any(|part| part == secret.as_bytes()))
        })
    });
    plain || percent || json || base64
}

#[test]
fn no_encoding_of_the_canary_gets_through() {
    for text in encodings(CANARY) {
        let shown = redactor(CANARY).line(&text);
        assert!(shown.contains(REDACTED) && !tells(&shown, CANARY), "{text} -> {shown}");
    }
}

proptest! {
    #[test]
    fn no_encoding_of_any_secret_gets_through(secret in "[!-~äöüß€😀]{6,24}") {
        for text in encodings(&secret) {
            let shown = redactor(&secret).line(&text);
            prop_assert!(!tells(&shown, &secret), "{} -> {}", text, shown);
            prop_assert!(redactor(&secret).tells(&text), "{}", text);
        }
    }

    #[test]
    fn no_secret_survives_among_others(
        secrets in proptest::collection::vec("\\PC{4,40}", 1..6),
        before in "\\PC{0,20}",
        after in "\\PC{0,20}",
    ) {
        let redactor = Redactor::new(secrets.clone());
        for secret in &secrets {
            let shown = redactor.line(&format!("{before}{secret}{after}")).replace(REDACTED, "\u{10ffff}");
            prop_assert!(clean(secret).len() < 4 || !shown.contains(&clean(secret)), "{} -> {}", secret, shown);
        }
    }

    #[test]
    fn nothing_makes_it_panic(secret in "\\PC{0,40}", text in "[\\PC%&;#\\\\ux{}+0-9a-f]{0,60}") {
        let _ = redactor(&secret).line(&text);
    }
}
