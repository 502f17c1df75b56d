//! What a run did to the document, for people and for `xtask`.

use serde::Serialize;

use crate::error::Problem;
use crate::operation::Operation;
use crate::transform::StepCount;

/// What a run did.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The generated operations.
    pub operations: Vec<Operation>,
    /// How often each transform changed the document.
    pub steps: Vec<StepCount>,
    /// What was lost or looks wrong in the document.
    pub notes: Vec<Problem>,
}
