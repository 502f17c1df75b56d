//! The payload: no bytes panic, and every dressing of one text is the same payload.
//!
//! Input: a letter, then bytes. `b`: they arrive as they are. `j`: they are below the Base64. `r`: they are the
//! records of an otherwise whole payload.

#![no_main]

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use libfuzzer_sys::fuzz_target;
use rotator::payload::{Payload, PayloadError};
use serde_json::Value;

fuzz_target!(|data: &[u8]| {
    let Some((letter, bytes)) = data.split_first() else { return };
    match letter {
        b'j' => {
            let told = decode(STANDARD.encode(bytes).as_bytes());
            agrees_with_serde(bytes, &told);
            dressed(bytes, &told);
        }
        b'r' => {
            let records = STANDARD.encode(bytes);
            let whole = format!(r#"{{"user":"u","newPassword":"N3w-C4n4ry","records":"{records}"}}"#);
            let told = decode(STANDARD.encode(whole).as_bytes());
            let is_list = matches!(serde_json::from_slice(bytes), Ok(Value::Array(records))
                if records.iter().all(|record| record.is_object() || record.is_null()));
            assert!(!is_list || told.is_ok(), "{told:?}");
        }
        _ => drop(decode(bytes)),
    }
});

/// What a payload says, in a form that compares.
type Told = Result<(String, String, Option<String>, String), PayloadError>;

fn decode(input: &[u8]) -> Told {
    match Payload::decode(input) {
        Ok(payload) => {
            let (user, new) = (payload.user.clone(), payload.new_password.expose().to_owned());
            assert!(!user.trim().is_empty() && !new.is_empty());
            let shown = format!("{payload:?}");
            let rest = format!("{user:?}{:?}", payload.records);
            assert!(new.len() < 16 || rest.contains(&new) || !shown.contains(&new), "{shown}");
            let old = payload.old_password.as_ref().map(|old| old.expose().to_owned());
            Ok((user, new, old, format!("{:?}", payload.records)))
        }
        Err(error) => {
            let text = error.to_string();
            assert!(!text.contains(char::is_control) && text.len() < 300, "{text}");
            Err(error)
        }
    }
}

/// The same text as another shell or editor would hand it on.
fn dressed(bytes: &[u8], told: &Told) {
    let text = STANDARD.encode(bytes);
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    let wrapped: Vec<u8> = text.as_bytes().chunks(76).flat_map(|line| [line, b"\r\n"].concat()).collect();
    for input in [
        wrapped,
        format!("\u{feff}{text}\n").into_bytes(),
        format!("'{text}'\r\n\0\0").into_bytes(),
        URL_SAFE_NO_PAD.encode(bytes).into_bytes(),
        [&[0xFF, 0xFE][..], &utf16(&text, u16::to_le_bytes)].concat(),
        utf16(&text, u16::to_be_bytes),
    ] {
        assert_eq!(&decode(&input), told, "{input:02x?}");
    }
    // Not where the bytes look like UTF-16 themselves, nor where nothing is there.
    let is_plain = |inner: &&str| {
        !inner.is_empty()
            && !inner.starts_with('\u{feff}')
            && !inner.get(..2).is_some_and(|start| start.contains('\0'))
    };
    if let Some(inner) = std::str::from_utf8(bytes).ok().filter(is_plain) {
        let wide = [&[0xFF, 0xFE][..], &utf16(inner, u16::to_le_bytes)].concat();
        assert_eq!(&decode(STANDARD.encode(wide).as_bytes()), told, "{inner:?}");
    }
}

/// Another reader of the same JSON does not see another password.
fn agrees_with_serde(bytes: &[u8], told: &Told) {
    let Ok(Value::Object(object)) = serde_json::from_slice(bytes) else { return };
    if let Ok((user, new, old, _)) = told {
        assert_eq!(object["newPassword"], **new);
        assert_eq!(object["user"].as_str().map(str::trim), Some(&**user));
        let empty = matches!(object.get("oldPassword"), None | Some(Value::Null));
        assert_eq!(
            old.as_deref().unwrap_or_default(),
            if empty { "" } else { object["oldPassword"].as_str().unwrap() }
        );
    }
}
