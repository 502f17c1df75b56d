//! From a document to one that progenitor understands.

use serde_json::Value;

use crate::api::{Api, Required};
use crate::error::Error;
use crate::error::Problem;
use crate::step::{STEPS, Settings, StepCount};

/// A document that has gone through every step.
pub(crate) struct Prepared {
    pub(crate) document: Value,
    pub(crate) steps: Vec<StepCount>,
    pub(crate) notes: Vec<Problem>,
}

/// Applies every step to a document that the overlay has corrected.
pub(crate) fn prepare(api: &Api, document: Value, titles: &[String], name: &str) -> Result<Prepared, Error> {
    let profiles: Vec<_> = api.documents.iter().filter(|profile| titles.contains(&profile.title)).collect();
    let identity =
        !profiles.is_empty() && profiles.iter().all(|profile| profile.required == Required::Verified);
    let required = if identity { Required::Verified } else { Required::AsDocumented };
    let settings = Settings { query_arrays: api.query_arrays, required };
    let mut prepared =
        Prepared { document: crate::walk::sorted(document), steps: Vec::new(), notes: Vec::new() };
    for (step, apply) in STEPS {
        let outcome = apply(&mut prepared.document, &settings);
        if !outcome.problems.is_empty() {
            return Err(Error::Document { document: name.to_owned(), problems: outcome.problems });
        }
        let requiring =
            profiles.iter().find(|profile| profile.required_steps.iter().any(|needed| needed == step));
        if let Some(profile) = requiring.filter(|_| outcome.changes == 0) {
            return Err(Error::IdleStep { document: profile.title.clone(), step });
        }
        prepared.steps.push(StepCount { step: (*step).to_owned(), changes: outcome.changes });
        prepared.notes.extend(outcome.notes);
    }
    prepared.document = crate::walk::sorted(prepared.document);
    Ok(prepared)
}

#[cfg(test)]
mod tests;
