//! From the bytes on stdin to the passwords and the attached records.
//!
//! [`input`] reads them, [`encoding`] and [`text`] decode them, [`repair`](sdk_runtime::repair) saves sound records from one that is not, [`parse`] makes the [`Payload`] of them, [`record`]
//! and [`value`] are the records in it. Everything but [`input`] is pure, and no input makes it panic.

pub mod encoding;
pub mod error;
pub mod input;
pub(crate) mod label;
pub mod limits;
pub mod parse;
pub mod record;
pub mod text;
pub mod value;

#[cfg(test)]
mod tests;

pub use error::PayloadError;
pub use parse::Payload;
pub use record::Record;
