//! Holds the examples of a document against its schemas, and against the generated types by a program made for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use fs_err as fs;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compile::cargo;
use super::decisions::{Decisions, Place};
use super::examples::Example;
use super::scratch_workspace::Crates;
use super::types;
use super::validator::{Contradiction, ExampleValidator, pruned};

/// The part of the program that does not depend on the document.
const PROGRAM: &str = include_str!("decode.rs.in");

/// What became of the examples.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Decoded {
    /// Of what the generated operations send and receive, in the document and inside its schemas.
    pub(super) found: usize,
    /// Examples of whole bodies, decoded into their types.
    pub(super) decoded: usize,
    /// Places where an example contradicts its schema, and is known to be wrong.
    pub(super) decided: usize,
    /// Where an example contradicts its schema, and nobody has decided which of them is wrong.
    pub(super) contradicting: Vec<Failure>,
    /// Decisions about places where no example contradicts its schema.
    pub(super) idle: Vec<Place>,
    /// Not decoded though what was decoded follows its schema: the generated type is wrong.
    pub(super) failed: Vec<Failure>,
}

impl Decoded {
    /// Nothing is undecided, and nothing failed.
    pub(super) fn agrees(&self) -> bool {
        self.contradicting.is_empty() && self.idle.is_empty() && self.failed.is_empty()
    }
}

/// An example that did not decode, or contradicts its schema.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Failure {
    #[serde(flatten)]
    pub(super) place: Place,
    /// What is wrong there.
    pub(super) message: String,
}

/// Writes the program's source into the directory `into`.
pub(super) fn write_program(into: &Path, code: &str, examples: &[Example]) -> anyhow::Result<()> {
    let mut table = String::new();
    for rust in indices(examples).keys() {
        let _ = writeln!(table, "    decode::<{rust}>,");
    }
    fs::write(into.join("main.rs"), PROGRAM.replace("    // The types.\n", &table))?;
    Ok(fs::write(into.join("types.rs"), types::module(code, "types").unwrap_or("pub mod types {}\n"))?)
}

/// Where the decoder of each type is in the program's table.
fn indices(examples: &[Example]) -> BTreeMap<&str, usize> {
    let mut indices: BTreeMap<&str, usize> =
        examples.iter().filter_map(|one| Some((one.r#type.as_deref()?, 0))).collect();
    indices.values_mut().enumerate().for_each(|(index, value)| *value = index);
    indices
}

/// One example for the program: what is left of it, and which decoder reads it.
#[derive(Debug, Serialize)]
struct Task<'e> {
    value: Value,
    decoder: usize,
    /// Where its schema is, for who reads the file with other types.
    schema: &'e str,
    /// Which example it is.
    #[serde(skip)]
    example: usize,
}

/// What the program says of one example that does not decode.
#[derive(Debug, Deserialize)]
struct Complaint {
    task: usize,
    message: String,
}

/// Holds the examples against the schemas of `document`.
pub(super) fn validate(
    document: &Value,
    examples: &[Example],
    decisions: &Decisions,
) -> (Decoded, Vec<Vec<Contradiction>>) {
    let mut validator = ExampleValidator::new(document);
    let mut decoded = Decoded { found: examples.len(), ..Decoded::default() };
    let mut places = BTreeSet::new();
    let mut all = Vec::new();
    for example in examples {
        let sent = example.direction != "response";
        let contradictions = validator.contradictions(&example.value, &example.schema, sent);
        for contradiction in &contradictions {
            let place = Place::of(example, contradiction);
            if places.insert(place.clone()) && !decisions.covers(&place) {
                decoded.contradicting.push(Failure { place, message: contradiction.message.clone() });
            }
        }
        all.push(contradictions);
    }
    decoded.decided = places.len() - decoded.contradicting.len();
    decoded.idle = decisions.idle(&places, false);
    (decoded, all)
}

/// Compiles the program and lets it decode what of the examples follows its schema.
pub(super) fn run(
    crates: &Crates,
    examples: &[Example],
    contradictions: &[Vec<Contradiction>],
    decisions: &Decisions,
    decoded: &mut Decoded,
) -> anyhow::Result<()> {
    let tasks = tasks(examples, contradictions);
    fs::write(crates.root.join("tasks.json"), serde_json::to_string(&tasks)?)?;
    let run = cargo(crates, &["run", "--quiet", "--package", "decode", "--", "tasks.json"])?;
    if run.usage.exit != Some(0) {
        bail!("the examples cannot be decoded:\n{}", run.stderr);
    }
    let complaints: Vec<Complaint> = serde_json::from_slice(&run.stdout).context("the decoder's output")?;
    decoded.decoded = tasks.len().saturating_sub(complaints.len());
    let failures = complaints.into_iter().filter_map(|complaint| failure(complaint, &tasks, examples));
    let (decided, failed): (Vec<_>, _) = failures.partition(|one| decisions.covers(&one.place));
    (decoded.decided, decoded.failed) = (decoded.decided + decided.len(), failed);
    let places = decided.into_iter().map(|one| one.place).collect();
    decoded.idle.extend(decisions.idle(&places, true));
    Ok(())
}

fn tasks<'e>(examples: &'e [Example], contradictions: &[Vec<Contradiction>]) -> Vec<Task<'e>> {
    let indices = indices(examples);
    let pairs = examples.iter().zip(contradictions).enumerate();
    let task = |(number, (example, contradictions)): (usize, (&'e Example, &Vec<_>))| {
        let decoder = *indices.get(example.r#type.as_deref()?)?;
        let value = pruned(&example.value, contradictions)?;
        Some(Task { value, decoder, schema: &example.schema, example: number })
    };
    pairs.filter_map(task).collect()
}

fn failure(complaint: Complaint, tasks: &[Task<'_>], examples: &[Example]) -> Option<Failure> {
    let example = examples.get(tasks.get(complaint.task)?.example)?;
    let place = Place {
        operation: example.operation.clone(),
        direction: example.direction.clone(),
        at: example.within.clone(),
    };
    Some(Failure { place, message: complaint.message })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn example(operation: &str, value: Value, rust: Option<&str>) -> Example {
        Example {
            operation: operation.to_owned(),
            direction: "response".to_owned(),
            within: String::new(),
            value,
            schema: "/schema".to_owned(),
            r#type: rust.map(str::to_owned),
        }
    }

    #[test]
    fn a_contradiction_needs_a_decision_and_the_rest_of_its_example_is_decoded() {
        let document = json!({"schema": {"type": "object", "properties": {"n": {"type": "integer"}}}});
        let examples = [json!({"n": 1}), json!({"n": "a", "m": 2}), json!({"n": "b"}), json!(3)]
            .map(|value| example("a", value, Some("types::A")));
        let (decoded, contradictions) = validate(&document, &examples, &Decisions::default());
        let at: Vec<_> = decoded.contradicting.iter().map(|one| one.place.at.as_str()).collect();
        assert_eq!((decoded.found, decoded.decided, at), (4, 0, vec!["/n", ""]));
        let tasks = tasks(&examples, &contradictions);
        let values: Vec<_> = tasks.iter().map(|task| (task.example, task.value.clone())).collect();
        assert_eq!(values, [(0, json!({"n": 1})), (1, json!({"m": 2})), (2, json!({}))]);
        let failed = failure(Complaint { task: 1, message: "no".to_owned() }, &tasks, &examples).unwrap();
        assert_eq!((failed.place.operation.as_str(), failed.message.as_str()), ("a", "no"));
    }

    #[test]
    fn the_program_knows_every_type_once() {
        let directory = tempfile::TempDir::new().unwrap();
        let code = "use a;\npub mod types {\n    pub struct A;\n}\npub mod builder {\n}\n";
        let examples = [Some("types::A"), Some("i64"), Some("types::A"), None];
        let examples = examples.map(|rust| example("a", Value::Null, rust));
        write_program(directory.path(), code, &examples).unwrap();
        let main = std::fs::read_to_string(directory.path().join("main.rs")).unwrap();
        assert!(main.contains("[\n    decode::<i64>,\n    decode::<types::A>,\n]"), "{main}");
        let types = std::fs::read_to_string(directory.path().join("types.rs")).unwrap();
        assert_eq!(types, "pub mod types {\n    pub struct A;\n}\n");
    }
}
