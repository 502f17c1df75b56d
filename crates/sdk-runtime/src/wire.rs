//! What generated code calls, all of it. It changes with the generator, and nobody else is to rely on it.
//!
//! Here itself is the reading and writing of the JSON objects of generated types.
//!
//! A complete vendor document has thousands of types, and serde's derived code for them is most of what compiling a
//! client costs: measured on 800 structs with 10 fields each, `cargo check` takes 17 s for derived `Deserialize` and
//! 5 s for derived `Serialize`, and 0.5 s for each of the forms here. Generated types therefore list their members,
//! and the loops are here, once.
//!
//! A body is read in two steps: `tape` finds where its values are, `object` and its neighbours make typed values of them.
//!
//! Reading is lenient. A value of another kind than documented costs no more than itself: as an optional member it
//! reads as absent, as an element of a list or a value of a map it is left out, and [`Mismatches`] tells of it. What has
//! no such place is an error: a required member, which is what identifies the thing that it belongs to, and the body as
//! a whole. A client that reads strictly ([`ClientOptions::strict_reading`](crate::ClientOptions::strict_reading)) reads in
//! the same way and makes an error of the first mismatch.
//! How a scalar of another type is read: [`FromJson`].

mod argument;
pub(crate) mod by_serde;
mod choose;
mod equal;
mod escapes;
mod form;
mod free;
pub(crate) mod from_json;
mod into_argument;
pub(crate) mod json;
mod list;
mod multipart;
mod names;
mod object;
mod query;
pub(crate) mod reading;
mod recorded;
mod request;
mod scalars;
mod styled;
mod tape;
mod write;

pub use argument::{
    Argument, argument, body_argument, collection_argument, nullable_argument, text_argument,
};
pub use by_serde::BySerde;
pub use choose::choose;
pub use equal::equal;
pub use form::{Encoding, Encodings};
pub use free::{Free, free};
pub use from_json::{FromJson, FromObject};
pub use into_argument::{Converted, InBox, IntoArgument, PlainArgument};
pub use json::Json;
pub use names::Names;
pub use object::{Object, by_serde, from_value, read};
pub use reading::Reading;
pub use request::{NO_BODY, Request, built};
pub use styled::PathStyle;
pub use write::{Members, write};

// What stands elsewhere.
pub use crate::call::{Call, PreparedRequest};
pub use crate::decode::read_strictly;
pub use crate::items::{call_items, call_items_as};
pub use crate::job::{JobParts, JobSpec};
pub use crate::mismatch::Mismatch;
pub use crate::mismatches::Mismatches;
pub use crate::paginator::items;
pub use crate::paging::named::named;
pub use crate::paging::offset::{Extent, PageStart, offset_pages};
pub use crate::paging::paginate::pages;
pub use crate::path::path_segment;

#[cfg(test)]
mod tests;
