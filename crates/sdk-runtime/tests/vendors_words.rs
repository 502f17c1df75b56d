//! The vendor's words survive where they repeat what was sent, and no secret does.
#![cfg(any(feature = "ring", feature = "aws-lc-rs"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, its helpers as well")]

mod common;

use std::collections::HashMap;
use std::sync::LazyLock;

use base64::Engine;
use common::{Client, UPDATE_ONCE, call_empty, request};
use proptest::prelude::*;
use sdk_runtime::redact::Redactor;
use sdk_runtime::wire::{self, Free, PreparedRequest};
use sdk_runtime::{ClientContext, Error, RawRequest, Secret};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

fn block_on<T>(call: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(call)
}

/// A server that responds with 400 and these words.
struct Refusing(ClientContext);

impl Refusing {
    fn saying(words: &str) -> Self {
        static CLIENT: LazyLock<Client> = LazyLock::new(|| Client::new("https://api.example.com"));
        let body = json!({ "errors": [words], "job": words }).to_string();
        Self(CLIENT.context.with_transport(move |_, _| {
            let body = body.clone();
            async { Ok(http::Response::builder().status(400).body(body).unwrap().into()) }
        }))
    }

    fn request(&self) -> wire::Request {
        wire::Request::new(self.0.clone(), &UPDATE_ONCE).path("id", Ok("N_1"))
    }

    fn send(&self, request: impl Into<PreparedRequest>) -> Error {
        block_on(call_empty(self, request, &UPDATE_ONCE)).unwrap_err()
    }

    fn refuse(&self, body: impl Serialize) -> Error {
        self.send(self.request().json(Ok(body)).build().unwrap())
    }
}

impl AsRef<ClientContext> for Refusing {
    fn as_ref(&self) -> &ClientContext {
        &self.0
    }
}

/// As the generator writes types.
#[derive(Default)]
struct Body {
    name: String,
    serials: Vec<String>,
    password: Secret,
    former: Vec<Secret>,
    hint: Option<Option<Secret>>,
    named: HashMap<String, Secret>,
    nested: Option<Box<Body>>,
    choice: Option<Choice>,
    settings: Value,
    rest: HashMap<String, String>,
}

/// serde's own code writes choices.
#[derive(Serialize)]
#[serde(untagged)]
enum Choice {
    Known { token: Secret },
    Other(#[serde(serialize_with = "wire::free")] Value),
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        wire::write(serializer)
            .required("name", &self.name)
            .collection("serials", &self.serials, self.serials.is_empty())
            .required("password", &self.password)
            .collection("former", &self.former, self.former.is_empty())
            .optional("hint", &self.hint)
            .required("named", &self.named)
            .optional("nested", &self.nested)
            .optional("choice", &self.choice)
            .required("settings", &Free(&self.settings))
            .rest(self.rest.iter().map(|(name, value)| (name, Free(value))))
            .end()
    }
}

fn printed(error: &Error) -> String {
    format!("{error}\n{error:?}\n{}", error.member("job").unwrap_or_default())
}

/// The first column is what a vendor said to the body; all of it is shown, though the body has it, too.
#[test]
fn words_that_repeat_what_is_no_secret_are_shown() {
    let body = || Body {
        name: "Taken".to_owned(),
        serials: [
            "Q2PW-HVGL-0000",
            "/networks/N_1/devices",
            "remove",
            "create",
            "cidr",
            "10.0.0.0/33",
            "appliance",
        ]
        .map(str::to_owned)
        .into(),
        password: Secret::from("canary-7f3a"),
        ..Body::default()
    };
    for words in [
        "create operation is unsupported for /networks/N_1/devices/remove.",
        "Device with serial Q2PW-HVGL-0000 is already claimed",
        "cidr 10.0.0.0/33 is not a valid cidr",
        "'productTypes' must be one of: 'appliance', 'camera'",
        "Name has already been taken",
    ] {
        let error = Refusing::saying(words).refuse(body());
        assert_eq!((error.messages(), error.member("job")), (&[words.to_owned()][..], Some(words)));
        let error = Refusing::saying(&format!("{words} (canary-7f3a)")).refuse(body());
        assert_eq!(error.messages(), [format!("{words} ([redacted])")]);
    }
}

#[test]
fn arguments_of_path_and_query_are_shown_and_secrets_among_them_are_not() {
    let server = Refusing::saying("network N_1, page p-7, token canary-7f3a, key canary-9b2c");
    let secret = Secret::from("canary-7f3a");
    let request = server.request().query("page", Ok("p-7")).query("token", Ok(&secret));
    let request = request.secret_header("x-key", Ok(Some(Secret::from("canary-9b2c"))));
    let error = server.send(request.build().unwrap());
    assert_eq!(error.messages(), ["network N_1, page p-7, token [redacted], key [redacted]"]);
}

#[test]
fn a_form_has_secrets_too() {
    let server = Refusing::saying("user ann, password canary/7f3a or canary%2F7f3a");
    let form = HashMap::from([("password", Secret::from("canary/7f3a")), ("user", Secret::from("bob"))]);
    let error = server.send(server.request().form(Ok(form), &[]).build().unwrap());
    assert_eq!(error.messages(), ["user ann, password [redacted] or [redacted]"]);
}

/// Nobody knows which of its texts is secret.
#[test]
fn every_text_of_a_body_without_types_is_taken_out() {
    let server = Refusing::saying("bad value hunter2-plain in shared-name");
    let body = json!({ "settings": [{ "password": "hunter2-plain" }], "name": "shared-name" });
    let raw = RawRequest::new(&server, &UPDATE_ONCE).parameter("id", 1).json(&body).send::<()>();
    let raw = block_on(raw).unwrap_err();
    let mut by_hand = request("https://api.example.com", &UPDATE_ONCE);
    *by_hand.body_mut() = Some(body.to_string().into());
    for error in [raw, server.send(by_hand), server.refuse(Free(&body))] {
        assert_eq!(error.messages(), ["bad value [redacted] in [redacted]"]);
    }
}

/// Nothing that is printed of a request before it is sent has an argument in it.
#[test]
fn a_request_prints_no_argument() {
    let server = Refusing::saying("");
    let request = server.request().query("q", Ok("canary-q")).json(Ok(json!(["canary-b"])));
    let request = request.secret_header("x-key", Ok(Some(Secret::from("canary-h"))));
    let shown = format!("{request:?}");
    let shown = format!("{shown} {:?}", request.build().unwrap());
    assert!(!shown.contains("canary") && !shown.contains("N_1"), "{shown}");
}

fn encoded(secret: &str, encoding: usize) -> String {
    let entities = || secret.chars().map(|c| format!("&#{};", u32::from(c))).collect();
    match encoding {
        0 => secret.to_owned(),
        1 => serde_json::to_string(secret).unwrap(),
        2 => secret.bytes().map(|byte| format!("%{byte:02X}")).collect(),
        3 => base64::engine::general_purpose::STANDARD.encode(secret),
        4 => entities(),
        _ => json!(json!({ "password": secret }).to_string()).to_string(),
    }
}

proptest! {
    /// A server repeats the secret of some place of the body, in some encoding, beside what is no secret.
    #[test]
    fn no_secret_of_a_body_is_printed_whatever_the_response_repeats(
        secrets in prop::collection::vec("[!-~äß]{8,20}", 8),
        place in 0usize..8,
        encoding in 0usize..6,
    ) {
        let secret = |index: usize| Secret::from(secrets[index].as_str());
        let text = |index: usize| secrets[index].clone();
        let body = Body {
            name: "Q2PW-HVGL-0000".to_owned(),
            serials: vec!["already".to_owned()],
            password: secret(0),
            former: vec![secret(1)],
            hint: Some(Some(secret(2))),
            named: HashMap::from([("a".to_owned(), secret(3))]),
            nested: Some(Box::new(Body {
                choice: Some(Choice::Known { token: secret(4) }),
                rest: HashMap::from([("any".to_owned(), text(5))]),
                ..Body::default()
            })),
            choice: Some(Choice::Other(json!({ "deep": [text(6)] }))),
            settings: json!([[{ "password": text(7) }]]),
            rest: HashMap::new(),
        };
        let words = format!("device Q2PW-HVGL-0000: {} is refused", encoded(&secrets[place], encoding));
        let error = Refusing::saying(&words).refuse(body);
        let shown = printed(&error);
        let message = error.messages()[0].clone();
        prop_assert!(message.contains("Q2PW-HVGL-0000") && message.contains("[redacted]"), "{}", message);
        // What `Debug` escapes is told as well.
        for line in shown.lines() {
            let rest = line.replace("[redacted]", "");
            prop_assert!(!Redactor::new([secrets[place].clone()]).tells(&rest), "{} in {}", secrets[place], line);
        }
    }
}
