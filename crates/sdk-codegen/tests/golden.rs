//! The generated code of small documents, one a theme, compared with files that are read in reviews.
//!
//! A difference is a change of what users compile. Look at it, and accept it with
//! `EXPECTORATE=overwrite cargo test -p sdk-codegen --test golden`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do: by panicking")]

mod outline;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use sdk_codegen::{Api, Document, DocumentProfile, Generated, QueryArrays, Report, Required, Selection};
use serde_json::Value;

/// The API that every document is of, unless its theme is another wire form.
fn api() -> Api {
    let verified = DocumentProfile {
        title: "Verified".to_owned(),
        required: Required::Verified,
        required_steps: Vec::new(),
    };
    Api { documents: vec![verified], ..Api::default() }
}

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn read(name: &str) -> Value {
    serde_json::from_slice(&fs::read(directory().join(name)).unwrap()).unwrap()
}

fn generated(api: &Api, names: &[&str], overlay: Option<&str>) -> Generated {
    let document = |name: &&str| Document { name: (*name).to_owned(), content: read(name) };
    let overlay = overlay.map(read);
    sdk_codegen::generate(api, names.iter().map(document).collect(), overlay.as_ref(), &Selection::All)
        .unwrap_or_else(|error| panic!("{error}"))
}

/// Compares what the theme adds to the code of any document, under a heading of what the report says, with the file
/// of that name.
fn check(theme: &str, generated: &Generated) {
    let frame = self::generated(&api(), &["nothing.json"], None).code;
    compare(theme, &generated.report, &outline::outline(&generated.code, &frame));
}

fn compare(theme: &str, report: &Report, code: &str) {
    let file = directory().join(format!("{theme}.rs"));
    expectorate::assert_contents(file, &format!("{}\n{code}", heading(report)));
}

/// What was done to the document, so that a step that begins or ceases to find something shows up by its name.
fn heading(report: &Report) -> String {
    let mut text = String::new();
    for action in &report.actions {
        writeln!(text, "// overlay: {} changed {} in {}", action.action, action.places, action.document)
            .unwrap();
    }
    for step in report.steps.iter().filter(|step| step.changes > 0) {
        writeln!(text, "// step {}: {}", step.step, step.changes).unwrap();
    }
    for note in &report.notes {
        writeln!(text, "// note {note}").unwrap();
    }
    text
}

/// One test a theme, on the document of the same name.
macro_rules! golden {
    ($($theme:ident)*) => {
        $(
            #[test]
            fn $theme() {
                let theme = stringify!($theme);
                check(theme, &generated(&api(), &[&format!("{theme}.json")], None));
            }
        )*
    };
}

golden! {
    callbacks
    colliding_names
    composition
    defaults
    empty_success
    free_form
    hoist
    integer_enums
    jobs
    links
    media_types
    one_of_parameters
    paging
    rate_scope
    references
    repairs
    request_and_response
    secrets
    several_successes
    split
    verified
}

/// All of the code, once.
#[test]
fn frame() {
    let generated = generated(&api(), &["frame.json"], None);
    compare("frame", &generated.report, &generated.code);
}

#[test]
fn query_arrays() {
    let api = Api { query_arrays: QueryArrays::Brackets, ..api() };
    check("query_arrays", &generated(&api, &["query_arrays.json"], None));
}

#[test]
fn several_documents() {
    let names = ["several_documents.json", "several_documents.second.json"];
    check("several_documents", &generated(&api(), &names, Some("several_documents.overlay.json")));
}
