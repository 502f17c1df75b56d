//! What a document says for the places of the templates.

use std::collections::BTreeSet;

use heck::ToKebabCase as _;
use serde_json::{Map, Value};
use url::{Host, Url};

/// Features that every SDK has. A tag of that name is none: only `full` selects its operations.
const TAKEN: [&str; 6] = ["aws-lc-rs", "blocking", "default", "full", "gzip", "ring"];

/// What goes to the places, or `None` if nothing says where the API is.
pub(super) fn of(
    document: &Value,
    name: &str,
    ending: &str,
    base_url: Option<&str>,
) -> Option<[(&'static str, String); 9]> {
    let url = base_url.map_or_else(|| server(document), accepted)?;
    let title = document.pointer("/info/title").and_then(Value::as_str).unwrap_or(name);
    let features: String = tags(document).iter().map(|tag| format!("{tag} = []\n")).collect();
    Some([
        ("@NAME@", name.to_owned()),
        ("@CRATE@", name.replace('-', "_")),
        ("@DOCUMENT@", format!("{name}.{ending}")),
        ("@TITLE@", plain(title)),
        ("@URL@", url.as_str().trim_end_matches('/').to_owned()),
        ("@VARIABLE@", name.to_uppercase().replace('-', "_")),
        ("@HOST@", url.host_str().unwrap_or_default().to_owned()),
        ("@AREAS@\n", features),
        ("@CREDENTIALS@", credentials(document)),
    ])
}

/// A text that means nothing to TOML, Markdown, and the templates.
fn plain(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control() || "\"\\<>[]`*_@".contains(c), " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first whole URL that a client accepts, with the defaults of its variables.
fn server(document: &Value) -> Option<Url> {
    let servers = document.get("servers").and_then(Value::as_array).into_iter().flatten();
    let url = |server: &Value| {
        let mut url = server.get("url")?.as_str()?.to_owned();
        for (name, variable) in server.get("variables").and_then(Value::as_object).into_iter().flatten() {
            let value = variable.get("default").or_else(|| variable.pointer("/enum/0"))?;
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            url = url.replace(&format!("{{{name}}}"), &value);
        }
        accepted(&url).filter(|_| !url.contains('{'))
    };
    servers.filter_map(url).next()
}

/// A key must not cross a network unprotected: the runtime has the same rule.
fn accepted(url: &str) -> Option<Url> {
    let url = Url::parse(url).ok()?;
    let is_loopback = match url.host()? {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    (url.scheme() == "https" || (url.scheme() == "http" && is_loopback)).then_some(url)
}

/// The tags as cargo features. The build step compares both by their letters and digits.
fn tags(document: &Value) -> BTreeSet<String> {
    let items = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let operations = items.filter_map(|(_, item)| item.as_object()).flatten();
    let tags = operations.filter_map(|(_, operation)| operation.get("tags")?.as_array()).flatten();
    let feature = |tag: &str| tag.replace(|c: char| !c.is_ascii_alphanumeric(), " ").to_kebab_case();
    let features = tags.filter_map(Value::as_str).map(feature);
    features.filter(|feature| !feature.is_empty() && !TAKEN.contains(&feature.as_str())).collect()
}

/// How the key travels: by the first scheme that a header can satisfy, of those that the document asks for, or else of
/// those that it describes; or else as a bearer token.
fn credentials(document: &Value) -> String {
    let Some(schemes) = document.pointer("/components/securitySchemes").and_then(Value::as_object) else {
        return header(None).unwrap_or_default();
    };
    let asked = document.get("security").and_then(Value::as_array).into_iter().flatten();
    let asked = asked.filter_map(Value::as_object).flat_map(Map::keys).filter_map(|name| schemes.get(name));
    let found = asked.chain(schemes.values()).find_map(|scheme| header(Some(scheme)));
    found.or_else(|| header(None)).unwrap_or_default()
}

/// The header of a scheme, as Rust; `None` if it asks for something else.
fn header(scheme: Option<&Value>) -> Option<String> {
    let text = |member: &str| scheme.and_then(|scheme| scheme.get(member)?.as_str()).unwrap_or_default();
    let (name, before) = match (text("type"), text("in")) {
        ("apiKey", "header") => (text("name").to_ascii_lowercase(), String::new()),
        ("apiKey", "cookie") => ("cookie".to_owned(), format!("{}=", text("name"))),
        ("apiKey", _) => return None,
        ("http", _) if text("scheme").eq_ignore_ascii_case("basic") => {
            ("authorization".to_owned(), "Basic ".to_owned())
        }
        _ => return Some("Credentials::bearer(key)".to_owned()),
    };
    Some(format!("Credentials::header({name:?}, &[({before:?}, key)])"))
}
