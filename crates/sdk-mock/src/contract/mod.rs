//! Holds requests and responses to a document.

mod credentials;
mod query;
mod request;
mod response;
mod violation;

use std::borrow::Cow;

use crate::document::{Document, Operation, Route};
use crate::message::{Request, Response};
use crate::schema::Direction;

pub(crate) use query::{affixes, is_deep_list, is_list_in_brackets, map, members};
pub use violation::{Violation, ViolationKind};

/// How a vendor writes an array in the query string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum QueryArrays {
    /// As OpenAPI says: the name repeated, or one value with commas.
    #[default]
    Standard,
    /// `name[]=a&name[]=b`, although the document says `name` (Meraki Dashboard API, "Query parameters").
    Brackets,
}

/// A document together with the rules of the wire that it does not state.
#[derive(Debug)]
pub struct Contract {
    document: Document,
    arrays: QueryArrays,
    open: bool,
    asks_for_credentials: bool,
    former: Vec<(&'static str, &'static str)>,
}

/// A request that was found in the document.
#[derive(Debug)]
pub struct Checked<'a> {
    /// Its operation.
    pub operation: &'a Operation,
    /// Its path parameters, percent-decoded.
    pub path: std::collections::BTreeMap<String, String>,
    /// The body as JSON, where it is JSON.
    pub json: Option<serde_json::Value>,
    /// Everything in which it breaks the document.
    pub violations: Vec<Violation>,
}

impl Contract {
    /// A contract by the letter of a document.
    pub fn new(document: Document) -> Self {
        Self {
            document,
            arrays: QueryArrays::Standard,
            open: false,
            asks_for_credentials: true,
            former: Vec::new(),
        }
    }

    /// Sets how arrays are written in the query string.
    #[must_use]
    pub fn query_arrays(mut self, arrays: QueryArrays) -> Self {
        self.arrays = arrays;
        self
    }

    /// How arrays are written in the query string.
    pub(crate) fn arrays(&self) -> QueryArrays {
        self.arrays
    }

    /// Lets requests have fields that the document does not name, as the letter of OpenAPI allows.
    ///
    /// They are refused unless told otherwise: a field with a typing error would go unnoticed.
    #[must_use]
    pub fn allow_unknown_fields(mut self) -> Self {
        self.open = true;
        self
    }

    /// Asks for no credentials, whatever the document says: for a client of any document, which does not know how they are sent.
    #[must_use]
    pub fn without_credentials(mut self) -> Self {
        self.asks_for_credentials = false;
        self
    }

    pub(crate) fn asks_for_credentials(&self) -> bool {
        self.asks_for_credentials
    }

    /// Takes a path that ends with `former`, which the vendor has in no document any more but still serves, for the one that
    /// ends with `current`.
    pub(crate) fn former_path(mut self, former: &'static str, current: &'static str) -> Self {
        self.former.push((former, current));
        self
    }

    /// The path that the document has for one of a request.
    fn current<'a>(&self, path: &'a str) -> Cow<'a, str> {
        let current =
            |(former, current): &(&str, &str)| Some(format!("{}{current}", path.strip_suffix(former)?));
        self.former.iter().find_map(current).map_or(Cow::Borrowed(path), Cow::Owned)
    }

    /// The document.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Finds the operation of a request and checks path, query, headers, body and credentials.
    ///
    /// # Errors
    /// When the document has no such operation: then there is nothing to check against.
    pub fn check_request(&self, request: &Request) -> Result<Checked<'_>, Violation> {
        let unknown = |kind, pointer: &str, message| Violation {
            operation: format!("{} {}", request.method, request.path),
            kind,
            pointer: pointer.to_owned(),
            message,
        };
        let base = self.document.base_path();
        let Some(path) = request.path.strip_prefix(base).filter(|path| path.starts_with('/')) else {
            let message = format!("the path does not begin with {base}/, the path of the document's server");
            return Err(unknown(ViolationKind::UnknownOperation, "/servers/0/url", message));
        };
        let found = match self.document.route(&request.method, &self.current(path)) {
            Route::Found(found) => found,
            Route::Unknown => Vec::new(),
            Route::OtherMethods(methods) => {
                let message = format!("the document has this path with {} only", methods.join(", "));
                return Err(unknown(ViolationKind::UnknownMethod, "/paths", message));
            }
        };
        let json = serde_json::from_slice(&request.body);
        let checked = found.into_iter().map(|(operation, path)| {
            let violations = request::violations(self, operation, &path, request, &json);
            (operation, path, violations)
        });
        // Of operations whose templates have one form, the one that the request does not break is meant.
        let checked = checked.min_by_key(|(_, _, violations)| !violations.is_empty());
        let checked = checked.ok_or_else(|| {
            let message = "the document has no such path".to_owned();
            unknown(ViolationKind::UnknownOperation, "/paths", message)
        });
        checked.map(|(operation, path, violations)| Checked { operation, path, json: json.ok(), violations })
    }

    /// The methods that the document has for a path, base path included.
    pub fn methods(&self, path: &str) -> Vec<&str> {
        let path = path.strip_prefix(self.document.base_path()).unwrap_or(path);
        match self.document.route("", path) {
            Route::OtherMethods(methods) => methods,
            _ => Vec::new(),
        }
    }

    /// Everything in which a response breaks what the document says about its operation.
    pub fn check_response(&self, operation: &Operation, response: &Response) -> Vec<Violation> {
        response::violations(self, operation, response)
    }

    /// Compares a JSON value with the schema at `pointer`.
    fn compare(
        &self,
        operation: &Operation,
        kind: ViolationKind,
        pointer: &str,
        what: &str,
        value: &serde_json::Value,
    ) -> Vec<Violation> {
        let open = self.open || kind == ViolationKind::Response;
        let direction = if open { Direction::Response } else { Direction::Request };
        let violation = |mismatch: crate::schema::Mismatch| Violation {
            operation: operation.id.clone(),
            kind,
            pointer: mismatch.rule,
            message: match mismatch.part.as_str() {
                "" => format!("{what}: {}", mismatch.message),
                part => format!("{what} at {part}: {}", mismatch.message),
            },
        };
        self.document.schemas().check(direction, pointer, value).into_iter().map(violation).collect()
    }
}
