//! Takes the secrets out of an exchange before it is kept.

use serde_json::Value;

use super::known::Known;
use super::secret::{self, REDACTED};
use crate::document::pointer::push;
use crate::document::{Document, Location, Media, Operation, SchemeKind, is_json};
use crate::form;
use crate::message::{Request, Response};

/// Headers that belong to one connection (RFC 9110, section 7.6.1): nobody passes them on.
pub(crate) const OF_CONNECTION: [&str; 11] = [
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Headers of a request that say what is asked; those that the document names are kept besides.
const ASKING: [&str; 4] = ["accept", "content-type", "prefer", "range"];

/// Takes the secrets out of exchanges, and remembers them: what a client once sent as its password is not kept wherever
/// it comes again.
#[derive(Debug)]
pub(crate) struct Redactor {
    document: Document,
    known: Known,
}

impl Redactor {
    pub(crate) fn new(document: Document) -> Self {
        Self { document, known: Known::default() }
    }

    /// Takes the secrets out of both sides of an exchange.
    pub(crate) fn exchange(
        &mut self,
        operation: Option<&Operation>,
        request: &mut Request,
        response: &mut Response,
    ) {
        self.request(operation, request);
        self.response(operation, response);
        // The response may have told what is secret in the request.
        self.known.replace_in_request(request);
    }

    /// Takes the secrets out of a request.
    pub(crate) fn request(&mut self, operation: Option<&Operation>, request: &mut Request) {
        for (name, value) in std::mem::take(&mut request.headers) {
            let is_asked = named(operation, Location::Header, &name).next().is_some();
            if self.is_secret(operation, Location::Header, &name) {
                self.known.learn_credentials(&value);
            } else if is_asked || ASKING.contains(&name.as_str()) {
                request.headers.push((name, value));
            }
        }
        for (name, value) in &mut request.query {
            if self.is_secret(operation, Location::Query, name) {
                self.known.learn(&std::mem::replace(value, REDACTED.to_owned()));
            }
        }
        self.path(operation, request);
        let content_type = request.header("content-type").unwrap_or_default().to_owned();
        let body = operation.and_then(|operation| operation.body.as_ref());
        let media = body.map(|body| body.media.as_slice()).unwrap_or_default();
        self.body(media, &content_type, &mut request.body);
        self.known.replace_in_request(request);
    }

    fn response(&mut self, operation: Option<&Operation>, response: &mut Response) {
        for (name, value) in std::mem::take(&mut response.headers) {
            if name == "set-cookie" {
                self.known.learn_credentials(value.split(';').next().unwrap_or_default());
            } else if secret::is_name(&name) {
                self.known.learn_credentials(&value);
                response.headers.push((name, REDACTED.to_owned()));
            } else if name != "date" && !OF_CONNECTION.contains(&name.as_str()) {
                response.headers.push((name, value));
            }
        }
        let described = operation.and_then(|operation| operation.response(response.status));
        let media = described.map(|response| response.media.as_slice()).unwrap_or_default();
        let content_type = response.content_type().unwrap_or_default().to_owned();
        self.body(media, &content_type, &mut response.body);
        self.known.replace_in_response(response);
    }

    fn path(&mut self, operation: Option<&Operation>, request: &mut Request) {
        let Some(operation) = operation else { return };
        let base = self.document.base_path().to_owned();
        let path = request.path.strip_prefix(&base).unwrap_or(&request.path);
        let Some(values) = operation.template.matches(path) else { return };
        let is_secret = |name: &str| self.is_secret(Some(operation), Location::Path, name);
        let (secret, plain): (Vec<_>, Vec<_>) = values.into_iter().partition(|(name, _)| is_secret(name));
        if secret.is_empty() {
            return;
        }
        let value =
            |name: &str| plain.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        let filled = operation.template.fill(|name| value(name).unwrap_or_else(|| REDACTED.to_owned()));
        request.path = format!("{base}{filled}");
        secret.iter().for_each(|(_, value)| self.known.learn(value));
    }

    /// Whether a parameter holds a secret: by its name, because the document says so, or as the key of a security scheme.
    fn is_secret(&self, operation: Option<&Operation>, location: Location, name: &str) -> bool {
        let is_key = |kind: &SchemeKind| match kind {
            SchemeKind::Header(key) => location == Location::Header && key.eq_ignore_ascii_case(name),
            SchemeKind::Query(key) => location == Location::Query && key == name,
            _ => false,
        };
        let schemes = operation.map(|operation| operation.security.as_slice()).unwrap_or_default();
        secret::is_name(name)
            || schemes.iter().flatten().any(|scheme| is_key(&scheme.kind))
            || named(operation, location, name).any(|schema| secret::is_schema(self.document.json(), schema))
    }

    fn body(&mut self, media: &[Media], content_type: &str, body: &mut Vec<u8>) {
        if content_type.starts_with("multipart/") {
            // Files: nobody can say what is in them.
            body.clear();
        } else if form::is_form(content_type) {
            let mut pairs = url::form_urlencoded::Serializer::new(String::new());
            for (name, text) in url::form_urlencoded::parse(body) {
                let mut value = Value::String(text.into_owned());
                self.value(media, Some(&name), &mut value);
                pairs.append_pair(&name, value.as_str().unwrap_or_default());
            }
            *body = pairs.finish().into_bytes();
        } else if let Ok(mut value) = serde_json::from_slice::<Value>(body) {
            // Byte for byte as it came, unless there is something to replace.
            if self.value(media, None, &mut value) {
                *body = value.to_string().into_bytes();
            }
        } else if is_json(content_type) || secret::is_form(&String::from_utf8_lossy(body)) {
            // JSON that broke off, or a key.
            body.clear();
        }
    }

    /// Takes the secrets out of a body, or out of a member of a form.
    fn value(&mut self, media: &[Media], member: Option<&str>, value: &mut Value) -> bool {
        let schemas = media.iter().filter_map(|media| media.schema.clone());
        let schemas: Vec<_> = match member {
            Some(name) => schemas.map(|schema| push(&push(&schema, "properties"), name)).collect(),
            None => schemas.collect(),
        };
        let (before, mut found) = (value.clone(), Vec::new());
        secret::redact(self.document.json(), &schemas, member.unwrap_or_default(), value, &mut found);
        found.iter().for_each(|secret| self.known.learn(secret));
        *value != before
    }
}

/// The schemas of the parameters of this name.
fn named<'a>(
    operation: Option<&'a Operation>,
    location: Location,
    name: &'a str,
) -> impl Iterator<Item = &'a str> {
    let parameters = operation.map(|operation| operation.parameters.as_slice()).unwrap_or_default();
    let is_meant = move |one: &&crate::document::Parameter| {
        one.location == location && one.name.eq_ignore_ascii_case(name)
    };
    parameters.iter().filter(is_meant).map(|one| one.schema.as_deref().unwrap_or_default())
}
