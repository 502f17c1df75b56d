//! Decodes the examples of a document with the generated types, by a program made for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compile::cargo;
use super::judge::Judge;
use super::throwaway::Crates;
use super::{Example, types, write};

/// The part of the program that does not depend on the document.
const PROGRAM: &str = include_str!("decode.rs.in");

/// What became of the examples.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Decoded {
    /// In the document, of what the generated operations send and receive as JSON.
    pub(super) found: usize,
    /// Decoded into their types.
    pub(super) decoded: usize,
    /// Not decoded, and at odds with the document's own schema.
    pub(super) contradicting: Vec<Failure>,
    /// Not decoded though they follow their schema: the generated type is wrong.
    pub(super) failed: Vec<Failure>,
}

/// An example that did not decode.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Failure {
    pub(super) operation: String,
    /// Of the example, in the corrected document.
    pub(super) pointer: String,
    /// Path in the example, and what is wrong there.
    pub(super) message: String,
}

/// Writes the program's source into the directory `into`.
pub(super) fn write_program(into: &Path, code: &str, examples: &[Example]) -> Result<(), String> {
    let mut table = String::new();
    for rust in indices(examples).keys() {
        let _ = writeln!(table, "    decode::<{rust}>,");
    }
    write(&into.join("main.rs"), PROGRAM.replace("    // The types.\n", &table))?;
    write(&into.join("types.rs"), types::module(code, "types").unwrap_or("pub mod types {}\n"))
}

/// Where the decoder of each type is in the program's table.
fn indices(examples: &[Example]) -> BTreeMap<&str, usize> {
    let mut indices: BTreeMap<&str, usize> = examples.iter().map(|one| (one.r#type.as_str(), 0)).collect();
    indices.values_mut().enumerate().for_each(|(index, value)| *value = index);
    indices
}

/// One example for the program: where it is, and which decoder reads it.
#[derive(Debug, Serialize)]
struct Task<'a> {
    pointer: &'a str,
    decoder: usize,
}

/// What the program says of one example that does not decode.
#[derive(Debug, Deserialize)]
struct Complaint {
    task: usize,
    message: String,
}

/// Compiles the program and lets it decode the examples of `document`.
pub(super) fn run(crates: &Crates, document: &Value, examples: &[Example]) -> Result<Decoded, String> {
    let indices = indices(examples);
    let tasks: Vec<_> = examples
        .iter()
        .filter_map(|one| Some(Task { pointer: &one.pointer, decoder: *indices.get(one.r#type.as_str())? }))
        .collect();
    let tasks = serde_json::to_string(&tasks).map_err(|error| error.to_string())?;
    write(&crates.root.join("tasks.json"), tasks)?;
    let run =
        cargo(crates, &["run", "--quiet", "--package", "decode", "--", "../document.json", "tasks.json"])?;
    if run.usage.exit != Some(0) {
        return Err(format!("the examples cannot be decoded:\n{}", run.stderr));
    }
    let complaints: Vec<Complaint> =
        serde_json::from_slice(&run.stdout).map_err(|error| format!("the decoder's answer: {error}"))?;
    Ok(sorted_out(document, examples, complaints))
}

fn sorted_out(document: &Value, examples: &[Example], complaints: Vec<Complaint>) -> Decoded {
    let mut decoded = Decoded {
        found: examples.len(),
        decoded: examples.len().saturating_sub(complaints.len()),
        ..Decoded::default()
    };
    if complaints.is_empty() {
        return decoded;
    }
    let judge = Judge::new(document);
    for complaint in complaints {
        let Some(example) = examples.get(complaint.task) else { continue };
        let failure = |message| Failure {
            operation: example.operation.clone(),
            pointer: example.pointer.clone(),
            message,
        };
        match judge.contradiction(&example.pointer, &example.schema) {
            Some(contradiction) => decoded.contradicting.push(failure(contradiction)),
            None => decoded.failed.push(failure(complaint.message)),
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn example(pointer: &str, rust: &str) -> Example {
        Example {
            operation: "a".to_owned(),
            pointer: pointer.to_owned(),
            schema: "/schema".to_owned(),
            r#type: rust.to_owned(),
        }
    }

    #[test]
    fn an_example_that_contradicts_its_schema_is_no_failure() {
        let document = json!({"schema": {"type": "string"}, "good": "x", "bad": 1, "other": "y"});
        let examples = ["/good", "/bad", "/other"].map(|pointer| example(pointer, "types::A"));
        let complaint = |task| Complaint { task, message: "no".to_owned() };
        let decoded = sorted_out(&document, &examples, vec![complaint(1), complaint(2)]);
        assert_eq!((decoded.found, decoded.decoded), (3, 1));
        assert_eq!(decoded.contradicting[0].pointer, "/bad");
        assert_eq!(
            (decoded.failed[0].pointer.as_str(), decoded.failed[0].message.as_str()),
            ("/other", "no")
        );
    }

    #[test]
    fn the_program_knows_every_type_once() {
        let directory = tempfile::TempDir::new().unwrap();
        let code = "use a;\npub mod types {\n    pub struct A;\n}\npub mod builder {\n}\n";
        let examples = [example("/a", "types::A"), example("/b", "i64"), example("/c", "types::A")];
        write_program(directory.path(), code, &examples).unwrap();
        let main = std::fs::read_to_string(directory.path().join("main.rs")).unwrap();
        assert!(main.contains("[\n    decode::<i64>,\n    decode::<types::A>,\n]"), "{main}");
        let types = std::fs::read_to_string(directory.path().join("types.rs")).unwrap();
        assert_eq!(types, "pub mod types {\n    pub struct A;\n}\n");
    }
}
