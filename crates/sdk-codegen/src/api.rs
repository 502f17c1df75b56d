//! What no document says about its API, from the file `NAME.api.json` beside the document.

use std::path::Path;

use serde::Deserialize;

use crate::error::Error;

/// What no document says about its API.
///
/// ```
/// use sdk_codegen::{Api, QueryArrays};
///
/// let api: Api = serde_json::from_str(r#"{ "query_arrays": "brackets" }"#).unwrap();
/// assert_eq!(api.query_arrays, QueryArrays::Brackets);
/// ```
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Api {
    /// Where this is known from. For people.
    pub description: String,
    /// How an array travels in a query.
    pub query_arrays: QueryArrays,
    /// What is known of single documents.
    pub documents: Vec<DocumentProfile>,
}

impl Api {
    /// Reads the file; an API without one has nothing to say beyond its documents.
    ///
    /// # Errors
    ///
    /// When there is a file and it cannot be read, or has another form.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = match std::fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(Error::File { path: path.to_owned(), source }),
        };
        serde_json::from_slice(&text)
            .map_err(|source| Error::Json { name: path.display().to_string(), source })
    }
}

/// What is known of a document, recognised by its `info.title`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentProfile {
    /// The document's `info.title`.
    pub title: String,
    /// What `required` means in its responses.
    #[serde(default)]
    pub required: Required,
    /// The steps without which it cannot be generated; one that finds nothing to do fails the build.
    #[serde(default)]
    pub required_steps: Vec<String>,
}

/// How an array travels in a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QueryArrays {
    /// `name=a&name=b`, as the OpenAPI default says.
    #[default]
    Repeat,
    /// `name[]=a&name[]=b`.
    Brackets,
}

/// What `required` means in the responses of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// A promise that was checked: the member that identifies a thing.
    Verified,
    /// A vendor's claim. Only the name in `x-codegen-identity`, which an overlay sets, is relied on.
    #[default]
    AsDocumented,
}
