//! Reading and writing the JSON objects of generated types.
//!
//! A complete vendor document has thousands of types, and serde's derived code for them is most of what compiling a
//! client costs: measured on 800 structs with 10 fields each, `cargo check` takes 17 s for derived `Deserialize` and
//! 5 s for derived `Serialize`, and 0.5 s for each of the forms here. Generated types therefore list their members,
//! and the loops are here, once.
//!
//! Reading is lenient. A value of another kind than documented costs no more than itself: as an optional member it
//! reads as absent, as an element of a list or a value of a map it is left out, and [`Mismatches`] tells of it. What has
//! no such place is an error: a required member, which is what identifies the thing that it belongs to, and the body as
//! a whole. A client that reads strictly ([`ClientOptions::strict_reading`](crate::ClientOptions::strict_reading)) reads in
//! the same way and makes an error of the first mismatch.
//!
//! # Scalars of another type
//!
//! A conversion is made where nothing is lost, and where one reader of the two kinds means what the other does:
//!
//! | found | wanted | read as |
//! |---|---|---|
//! | number | string | its digits, as they are written: `1.10`, `-0`, `1e3`, also beyond 64 bits |
//! | boolean | string | `true`, `false` |
//! | `3.0`, `1e3` | integer | 3, 1000: a fraction of nothing, below 2^53, where a fraction still means one integer |
//! | `"3"`, `"3.0"`, `"1e3"` | integer, number | as the number that the text is |
//! | `true`, `false` | integer | 1, 0, for which they are also read the other way round |
//! | 1, 0, `"true"`, `"false"` | boolean | true, false |
//!
//! Nothing else is: an empty string is no number (where a member is optional it reads as absent, and is noted, because
//! the document should know about it), 2 is no boolean, a boolean is no fraction, and an integer beyond what an `i64`
//! holds is not cut.

mod argument;
mod by_serde;
mod free;
mod from_json;
mod list;
mod mismatch;
mod mismatches;
mod object;
mod query;
mod reading;
mod request;
mod scalars;
mod write;
mod written;

pub use argument::{
    Argument, argument, body_argument, member, nullable_member, optional_argument, text_argument,
};
pub use by_serde::BySerde;
pub use free::{Free, free};
pub use from_json::{FromJson, FromObject};
pub use mismatch::Mismatch;
pub(crate) use mismatch::Segment;
pub use mismatches::Mismatches;
pub use object::{Object, by_serde, read};
pub use reading::Reading;
pub use request::Request;
pub use write::{Members, write};

#[cfg(test)]
mod tests;
