//! The whole way from documents to code, as a library.

use serde_json::{Map, Value};

use crate::api::Api;
use crate::call_table;
use crate::document::Document;
use crate::error::{Error, Problem};
use crate::index;
use crate::isolate;
use crate::left_out;
use crate::merge;
use crate::overlay::{ActionUse, Overlay};
use crate::pipeline;
use crate::report::Report;
use crate::rewrite::about;
use crate::selection::Selection;
use crate::step;

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
    /// The document after the overlay and before every step: what a server responds by.
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
    let about = about::items(&documents)?;
    let Corrected { document, titles, actions } = corrected(api, documents, overlay)?;
    let corrected = document.content.clone();
    let mut prepared = pipeline::prepare(api, document.content, &titles, &document.name)?;
    let mut left_out = left_out::left_out(&mut prepared.document, selection);
    // After the steps: they give names by the whole document, so those of a selection are a subset of its names.
    step::select(&mut prepared.document, selection);
    let client = isolate::generate(&mut prepared.document, &document.name)?;
    left_out.extend(client.left_out);
    let (mut file, operations) = (client.file, client.operations);
    file.items.extend(about);
    let code = prettyplease::unparse(&file);
    let call_table = call_table::code(&file, &prepared.document, &operations);
    let index = index::page(&operations, &left_out);
    let report = Report { operations, left_out, actions, steps: prepared.steps, notes: prepared.notes };
    Ok(Generated { code, call_table, index, document: corrected, report })
}

/// A document after the overlay and before every step.
#[derive(Debug)]
pub struct Corrected {
    /// The documents of the API as one.
    pub document: Document,
    /// The titles of the documents as they came.
    pub titles: Vec<String>,
    /// What the overlay did.
    pub actions: Vec<ActionUse>,
}

/// The first steps of [`generate`], for who wants to know no more.
///
/// # Errors
///
/// As [`generate`].
pub fn corrected(api: &Api, documents: Vec<Document>, overlay: Option<&Value>) -> Result<Corrected, Error> {
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
        sdk_openapi::lower(&mut document.content);
        check(&document)?;
        corrected.push(document);
    }
    let document = merge::merge(corrected).ok_or(Error::NoDocument)??;
    Ok(Corrected { document, titles, actions })
}

/// Refuses what is no document of OpenAPI 3, or describes nothing to call.
fn check(document: &Document) -> Result<(), Error> {
    let text = |name: &str| document.content.get(name).and_then(Value::as_str);
    let version = text("openapi").unwrap_or_default();
    let is_empty = document.content.get("paths").and_then(Value::as_object).is_none_or(Map::is_empty);
    let problem = match text("swagger") {
        Some(version) => {
            Problem::new("/swagger", format!("Swagger {version}; convert the document to OpenAPI 3 first"))
        }
        None if !document.content.is_object() => {
            Problem::new("", "no object, so no document: the file is empty, or a page of HTML")
        }
        None if !version.starts_with("3.") => {
            Problem::new("/openapi", "the version of OpenAPI is missing, or is not 3")
        }
        None if is_empty && document.content.get("webhooks").is_some() => Problem::new(
            "/webhooks",
            "the document describes webhooks only, which the vendor calls: there is nothing to call for a client",
        ),
        None => return Ok(()),
    };
    Err(Error::Document { document: document.name.clone(), problems: vec![problem] })
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
