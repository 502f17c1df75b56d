//! Build step: turns an imperfect OpenAPI document into a typed Rust client.

mod api;
mod build;
mod contract;
mod document;
mod error;
mod files;
mod generate;
mod index;
#[cfg(test)]
mod meaning;
mod merge;
mod names;
mod operation;
mod overlay;
mod pipeline;
mod pointer;
mod progenitor;
#[cfg(test)]
mod random;
mod report;
mod selection;
mod shape;
mod structure;
mod transform;
mod walk;

pub use api::{Api, Known, QueryArrays, Required};
pub use build::build;
pub use document::Document;
pub use error::{Error, Problem};
pub use files::Files;
pub use generate::{Generated, generate};
pub use operation::{Operation, PageOrder, ResponseKind};
pub use overlay::ActionUse;
pub use report::Report;
pub use selection::Selection;
pub use transform::{StepCount, is_json};
