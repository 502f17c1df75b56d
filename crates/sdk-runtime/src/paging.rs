//! Reading a list page by page.
//!
//! Operations of the generated clients that respond in pages return a [`Paginator`], with their methods `pages` and `items`.
//! One page is held at a time, so a list of any length can be read.

mod fingerprint;
pub(crate) mod link;
mod loop_guard;
pub(crate) mod named;
pub(crate) mod offset;
mod order;
pub(crate) mod paginate;

pub use crate::paginator::Paginator;
pub use order::PageOrder;
