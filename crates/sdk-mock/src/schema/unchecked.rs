//! What stands for the validators where the feature `schemas` is off: every value is taken for one that fits.

use std::sync::Arc;

use serde_json::Value;

use super::{Direction, Mismatch};

/// No validators.
#[derive(Debug)]
pub(crate) struct Schemas;

impl Schemas {
    pub(crate) fn new(_root: Arc<Value>) -> Self {
        Self
    }

    pub(crate) fn check(&self, _direction: Direction, _pointer: &str, _value: &Value) -> Vec<Mismatch> {
        Vec::new()
    }
}
