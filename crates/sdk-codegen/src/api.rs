//! The description of an API to be built: which documents, and what is particular about them.

/// One API: where its documents are and what no document says about it.
#[derive(Clone, Copy, Debug)]
pub struct Api {
    /// Name in messages.
    pub name: &'static str,
    /// The document of a build without settings, below the crate that is built.
    pub document: &'static str,
    /// Corrections to the vendor's documents, below the crate that is built.
    pub overlay: &'static str,
    /// Environment variable that names other documents, separated as in `PATH`.
    pub variable: &'static str,
    /// How an array travels in a query.
    pub query_arrays: QueryArrays,
    /// What is known of single documents.
    pub known: &'static [Known],
}

/// What is known of a document, recognised by its `info.title`.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    /// The document's `info.title`.
    pub title: &'static str,
    /// What `required` means in its responses.
    pub required: Required,
    /// The steps without which it cannot be generated; one that finds nothing to do fails the build.
    pub needs: &'static [&'static str],
}

/// How an array travels in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueryArrays {
    /// `name=a&name=b`, as the OpenAPI default says.
    Repeat,
    /// `name[]=a&name[]=b`.
    Brackets,
}

/// What `required` means in the responses of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    /// A promise that was checked: the member that identifies a thing.
    Identity,
    /// A vendor's claim. Only the name in `x-identity`, which an overlay sets, is relied on.
    Claim,
}
