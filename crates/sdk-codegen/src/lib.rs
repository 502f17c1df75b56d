//! Build step: turns an imperfect OpenAPI document into a typed Rust client.

mod api;
mod build;
mod call_table;
mod document;
mod error;
mod files;
mod generate;
mod index;
mod isolate;
mod left_out;
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
mod rewrite;
mod selection;
mod step;
mod type_fingerprint;
mod walk;

pub use api::{Api, DocumentProfile, QueryArrays, Required};
pub use build::build;
pub use document::Document;
pub use error::{Error, Problem};
pub use files::Files;
#[doc(hidden)]
pub use generate::{Corrected, corrected};
pub use generate::{Generated, generate};
pub use left_out::LeftOut;
pub use operation::{Operation, PageOrder, ResponseKind};
pub use overlay::ActionUse;
pub use report::Report;
pub use selection::Selection;
pub use step::{StepCount, is_json};
