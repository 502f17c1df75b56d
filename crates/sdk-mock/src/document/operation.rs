//! What a document says about one operation.

use serde::Deserialize;
use serde_json::Value;

use super::paging::Paging;
use super::schema::Schema;
use super::template::PathTemplate;

/// An operation of a document: one method on one path.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Operation {
    /// The `operationId`, or what `sdk-codegen` calls an operation without one: `get-/users/id`.
    pub id: String,
    /// The method, in capitals.
    pub method: String,
    /// The path as the document writes it, with `{parameters}`.
    pub path: String,
    /// The operation's tags.
    pub tags: Vec<String>,
    /// JSON pointer of the operation in the document.
    pub pointer: String,
    /// Parameters of the path, the query and the headers.
    pub parameters: Vec<Parameter>,
    /// The request body, where the operation takes one.
    pub body: Option<Body>,
    /// The described responses.
    pub responses: Vec<Response>,
    /// Alternatives; each is a set of schemes that must all be satisfied. Empty: no authentication.
    pub security: Vec<Vec<Scheme>>,
    /// How the operation's list is paged, where the document says so.
    pub paging: Option<Paging>,
    pub(crate) template: PathTemplate,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

impl Location {
    /// All of them, in the order in which arguments get a name that is given twice.
    pub(crate) const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Header, Self::Cookie];

    /// The document's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}

/// A parameter of an operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Parameter {
    /// The name as the document writes it.
    pub name: String,
    /// Where it travels.
    pub location: Location,
    /// Whether it must be there.
    pub required: bool,
    /// Whether an array repeats the name (`a=1&a=2`) rather than joining with commas (`a=1,2`).
    pub explode: bool,
    /// JSON pointer of the parameter.
    pub pointer: String,
    /// JSON pointer of its schema, where it has one.
    pub schema: Option<String>,
    /// Whether its text is JSON: its schema is below `content`.
    pub is_json: bool,
}

/// The request body of an operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Body {
    /// Whether it must be there.
    pub required: bool,
    /// JSON pointer of the body.
    pub pointer: String,
    /// The media types it may have.
    pub media: Vec<Media>,
}

/// One described response of an operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Response {
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// JSON pointer of the response.
    pub pointer: String,
    /// The media types of its body; empty when it has none.
    pub media: Vec<Media>,
    /// The headers that are described.
    pub headers: Vec<Parameter>,
}

/// A body in one media type.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Media {
    /// The media type, for example `application/json`.
    pub name: String,
    /// JSON pointer of the media type object, where examples are.
    pub pointer: String,
    /// JSON pointer of the schema, where there is one.
    pub schema: Option<String>,
}

/// A way to authenticate.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Scheme {
    /// The scheme's name in the document.
    pub name: String,
    /// What a request has to carry.
    pub kind: SchemeKind,
}

/// What a request has to carry for a [`Scheme`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemeKind {
    /// A header of this name.
    Header(String),
    /// A query parameter of this name.
    Query(String),
    /// A cookie of this name.
    Cookie(String),
    /// `Authorization: Bearer …`.
    Bearer,
    /// `Authorization: Basic …`.
    Basic,
    /// Something this crate cannot check (OAuth flows, OpenID Connect).
    Other,
}

impl Operation {
    /// The description that covers `status`: the code itself, its class (`4XX`), or `default`.
    pub fn response(&self, status: u16) -> Option<&Response> {
        let find =
            |covers: &dyn Fn(&str) -> bool| self.responses.iter().find(|response| covers(&response.status));
        let class = |text: &str| {
            let digit = text.strip_suffix("XX").or_else(|| text.strip_suffix("xx"));
            digit.and_then(|digit| digit.parse().ok()) == Some(status / 100)
        };
        find(&|text| text.parse() == Ok(status))
            .or_else(|| find(&class))
            .or_else(|| find(&|text| text.eq_ignore_ascii_case("default")))
    }

    /// The first described success, with its status code.
    pub fn success(&self) -> Option<(u16, &Response)> {
        let code = |response: &Response| match response.status.as_str() {
            "2XX" | "2xx" | "default" => Some(200),
            other => other.parse().ok().filter(|code| (200..300).contains(code)),
        };
        self.responses
            .iter()
            .filter(|response| response.status != "default")
            .find_map(|r| Some((code(r)?, r)))
            .or_else(|| self.responses.iter().find_map(|response| Some((code(response)?, response))))
    }

    /// Whether the document describes any error response of this operation.
    pub(crate) fn describes_errors(&self) -> bool {
        self.responses
            .iter()
            .any(|response| !response.status.starts_with('2') && !response.status.starts_with('3'))
    }
}

impl Response {
    /// The form in which it is given where it has several: JSON, if that is one of them.
    pub(crate) fn preferred(&self) -> Option<&Media> {
        self.media.iter().find(|media| media.is_json()).or_else(|| self.media.first())
    }
}

impl Response {
    /// The form that an `Accept` header asks for (RFC 9110, section 12.5.1); the preferred one, where it asks for none of these.
    pub(crate) fn accepted(&self, accept: Option<&str>) -> Option<&Media> {
        let weight = |media: &Media| {
            let essence = essence(&media.name);
            let asked = accept.unwrap_or_default().split(',').filter_map(|range| {
                let (range, parameters) = range.split_once(';').unwrap_or((range, ""));
                let range = range.trim().to_ascii_lowercase();
                let class = range.strip_suffix('*').unwrap_or(&range);
                let is_meant =
                    range == "*/*" || range == essence || (class != range && essence.starts_with(class));
                let weight =
                    parameters.split(';').find_map(|one| one.trim().strip_prefix("q=")?.parse().ok());
                // The closest range counts.
                is_meant.then_some((range.len(), weight.unwrap_or(1.0)))
            });
            asked.max_by_key(|(length, _)| *length).map_or(0.0, |(_, weight): (_, f64)| weight)
        };
        let preferred = self.preferred()?;
        // The first of those that are asked for alike.
        let others = self.media.iter().filter(|media| media.name != preferred.name);
        Some(others.fold(preferred, |best, media| if weight(media) > weight(best) { media } else { best }))
    }
}

impl SchemeKind {
    /// The header that it is named after.
    pub(crate) fn header(&self) -> Option<&str> {
        if let Self::Header(name) = self { Some(name) } else { None }
    }
}

/// A subtype that nothing has.
pub(crate) const MADE_UP: &str = "x-made-up";

impl Media {
    /// Whether this is JSON (`application/json`, `application/problem+json`, with or without parameters).
    pub fn is_json(&self) -> bool {
        is_json(&self.name)
    }

    /// The type that a body of this is sent as. Of a range (`image/*`) it is made up, but for JSON, where any type does and the
    /// structure is that of JSON.
    pub(crate) fn sent_as(&self, root: &Value) -> String {
        let essence = essence(&self.name);
        let schema = || Schema::at(root, self.schema.as_deref()?);
        // What is no media type says nothing.
        let class = if essence.contains('/') { essence.strip_suffix("/*") } else { Some("*") };
        match class {
            None => self.name.clone(),
            Some("*" | "application") if schema().is_some_and(|schema| schema.is_structured(root)) => {
                "application/json".to_owned()
            }
            Some("*" | "application") => "application/octet-stream".to_owned(),
            Some("text") => "text/plain".to_owned(),
            Some(class) => format!("{class}/{MADE_UP}"),
        }
    }
}

/// Whether a media type is JSON.
pub(crate) fn is_json(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

/// Whether bodies of this media type are forms.
pub(crate) fn is_form(media_type: &str) -> bool {
    matches!(essence(media_type).as_str(), "application/x-www-form-urlencoded" | "multipart/form-data")
}

/// A media type without parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
