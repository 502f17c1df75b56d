//! Changes what progenitor wrote, as a syntax tree, into the client that this project wants.
//!
//! Each file is one change. A form that a change does not know is an error that names the operation, never left as it
//! is: progenitor is pinned, and a new version must be looked at.

pub(crate) mod about;
mod aliases;
pub(crate) mod annotations;
mod boxes;
mod builders;
mod client;
mod described;
mod doc;
mod each;
mod free;
mod imports;
mod inline;
mod jobs;
mod members;
mod operations;
mod owned;
mod paging;
mod rate_scope;
pub(crate) mod reads;
mod regions;
mod send;
mod setters;
pub(crate) mod syntax;
mod types;
mod variants;
mod wire;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::error::Error;
use crate::operation::Operation;

/// What the changes need to know about the document.
pub(crate) struct Context<'d> {
    pub(crate) document: &'d Value,
    /// Components that requests contain.
    pub(crate) request_types: &'d BTreeSet<String>,
}

/// A form that a change does not know: the item, and what was expected there.
#[derive(Debug)]
pub(crate) struct Unknown {
    item: String,
    message: String,
}

impl Unknown {
    fn new(item: impl Into<String>, message: impl Into<String>) -> Self {
        Self { item: item.into(), message: message.into() }
    }
}

impl From<Unknown> for Error {
    fn from(unknown: Unknown) -> Self {
        Self::Rewrite { item: unknown.item, message: unknown.message }
    }
}

/// Applies every change; fills in the types of the operations on the way.
pub(crate) fn rewrite(
    mut file: syn::File,
    context: &Context<'_>,
    operations: &mut [Operation],
) -> Result<syn::File, Error> {
    imports::apply(&mut file);
    boxes::apply(&mut file);
    variants::apply(&mut file);
    client::apply(&mut file)?;
    owned::apply(&mut file, operations)?;
    send::apply(&mut file, context.document, operations)?;
    types::apply(&mut file, context.request_types)?;
    let special = wire::apply(&mut file, context.document)?;
    free::apply(&mut file, context.request_types)?;
    setters::apply(&mut file, &special)?;
    each::apply(&mut file, operations)?;
    paging::apply(&mut file, context.document, operations)?;
    jobs::apply(&mut file, context.document, operations)?;
    aliases::apply(&mut file, context.document, operations)?;
    described::apply(&mut file, context.document, operations)?;
    doc::apply(&mut file, operations);
    file.items.extend(syntax::items(operations::items(operations))?);
    file.items.extend(syntax::items(regions::items(context.document).unwrap_or_default())?);
    file.items.extend(syntax::items(rate_scope::items(context.document)?)?);
    inline::apply(&mut file);
    Ok(file)
}
