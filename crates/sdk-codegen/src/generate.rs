//! The whole way from documents to code, as a library.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::api::Api;
use crate::call_table;
use crate::document::Document;
use crate::error::Error;
use crate::index;
use crate::left_out;
use crate::merge;
use crate::operation;
use crate::overlay::Overlay;
use crate::pipeline;
use crate::report::Report;
use crate::rewrite;
use crate::selection::Selection;
use crate::step;
use crate::walk::{self, Direction};

/// Generated code, and what was done to get it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The code: one file to be included in a module.
    pub code: String,
    /// Code for tests that call every operation by the vendor's name; see `call_table`.
    pub call_table: String,
    /// A page of Markdown that leads from the vendor's names to the methods.
    pub index: String,
    /// The document after the overlay and before every step: what a server answers by.
    pub document: Value,
    /// What was done.
    pub report: Report,
}

/// Generates a client.
///
/// # Errors
///
/// See [`Error`]: a malformed document, an overlay action that no longer applies, something that the generator cannot
/// express.
pub fn generate(
    api: &Api,
    documents: Vec<Document>,
    overlay: Option<&Value>,
    selection: &Selection,
) -> Result<Generated, Error> {
    let mut titles = Vec::new();
    let mut actions = Vec::new();
    let mut corrected = Vec::new();
    let overlay = overlay.map(|overlay| read_overlay(api, overlay, &documents)).transpose()?;
    // Before the merge: an action names the document that it corrects.
    for mut document in documents {
        if let Some(overlay) = &overlay {
            actions.extend(overlay.apply(&mut document.content)?);
        }
        titles.push(title(&document).to_owned());
        corrected.push(document);
    }
    let Some(merged) = merge::merge(corrected) else { return Err(Error::NoDocument) };
    let document = merged?;
    let corrected = document.content.clone();
    let mut prepared = pipeline::prepare(api, document.content, &titles, &document.name)?;
    let left_out = left_out::left_out(&mut prepared.document, selection);
    // After the steps: they give names by the whole document, so those of a selection are a subset of its names.
    step::select(&mut prepared.document, selection);
    let request_types: BTreeSet<String> = walk::reachable(&prepared.document, Direction::Request);
    let mut operations = operation::operations(&prepared.document);
    let file = crate::progenitor::generate(&prepared.document).map_err(|message| Error::Generator {
        document: document.name.clone(),
        operation: None,
        message,
    })?;
    let context = rewrite::Context { document: &prepared.document, request_types: &request_types };
    let file = rewrite::rewrite(file, &context, &mut operations)?;
    let code = prettyplease::unparse(&file);
    let call_table = call_table::code(&file, &prepared.document, &operations);
    let index = index::page(&operations, &left_out);
    let report = Report { operations, left_out, actions, steps: prepared.steps, notes: prepared.notes };
    Ok(Generated { code, call_table, index, document: corrected, report })
}

/// An overlay is about documents that the API is registered with, and about those of this build.
fn read_overlay(api: &Api, overlay: &Value, documents: &[Document]) -> Result<Overlay, Error> {
    let registered = api.documents.iter().map(|profile| profile.title.as_str());
    let titles: Vec<&str> = registered.chain(documents.iter().map(title)).collect();
    Overlay::read(overlay, &titles)
}

fn title(document: &Document) -> &str {
    document.content.pointer("/info/title").and_then(Value::as_str).unwrap_or_default()
}
