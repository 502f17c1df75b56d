//! What a run did to the document, for people and for tools.

use serde::{Deserialize, Serialize};

use crate::error::Problem;
use crate::left_out::LeftOut;
use crate::operation::Operation;
use crate::overlay::ActionUse;
use crate::step::StepCount;

/// What a run did.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The generated operations.
    pub operations: Vec<Operation>,
    /// The operations that no method is generated for.
    #[serde(default)]
    pub left_out: Vec<LeftOut>,
    /// What became of each overlay action that is about one of the documents.
    pub actions: Vec<ActionUse>,
    /// How often each step changed the document.
    pub steps: Vec<StepCount>,
    /// What was lost or looks wrong in the document.
    pub notes: Vec<Problem>,
}
