//! What a poll of the state of a job tells.

use serde_json::Value;

use super::{JobSpec, spec};
use crate::{Error, ErrorKind, redact};

/// The state of a job at one time.
#[derive(Debug)]
pub(super) struct Snapshot {
    id: String,
    ready: Vec<u64>,
    lost: Vec<u64>,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Working,
    Done,
    Failed { state: &'static str, reason: Option<String> },
}

impl Snapshot {
    pub(super) fn of(spec: &JobSpec, id: &str, state: &Value) -> Self {
        let numbers = |pointer: &str| {
            let list = state.pointer(pointer).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_u64).collect::<Vec<_>>()
        };
        let parts = spec.parts.as_ref();
        Self {
            id: id.to_owned(),
            ready: parts.map(|parts| numbers(parts.ready)).unwrap_or_default(),
            lost: parts
                .map(|parts| parts.lost.iter().flat_map(|lost| numbers(lost)).collect())
                .unwrap_or_default(),
            stage: stage(spec, state),
        }
    }

    /// Numbers of the parts that can be fetched.
    pub(super) fn ready(&self) -> &[u64] {
        &self.ready
    }

    /// How the work ended; `None` while it goes on.
    pub(super) fn end(&self, spec: &JobSpec) -> Option<Result<(), Error>> {
        let lost = if self.lost.is_empty() { String::new() } else { format!(" (lost: {:?})", self.lost) };
        let words = match &self.stage {
            Stage::Working => return None,
            Stage::Done if self.lost.is_empty() => return Some(Ok(())),
            Stage::Done => {
                format!("{} ended without all its parts{lost}: start it again to have them", self.id)
            }
            Stage::Failed { state, reason } => {
                let reason = reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
                format!("{} ended as {state}{reason}{lost}: start it again", self.id)
            }
        };
        Some(Err(spec.error(ErrorKind::Job, words, &self.lost)))
    }
}

fn stage(spec: &JobSpec, state: &Value) -> Stage {
    let told = |ends: &[(&str, &'static str)]| {
        let holds = |at: &str, end: &str| state.pointer(at).and_then(spec::text).as_deref() == Some(end);
        ends.iter().find(|(at, end)| holds(at, end)).map(|(_, end)| *end)
    };
    if let Some(end) = told(spec.failed) {
        let reason = spec.reason.and_then(|at| spec::text(state.pointer(at)?));
        // A server's words: no control characters, and not a page of them.
        let reason = reason.map(|words| redact::cap(redact::clean(&words))).filter(|words| !words.is_empty());
        return Stage::Failed { state: end, reason };
    }
    if told(spec.done).is_some() { Stage::Done } else { Stage::Working }
}
