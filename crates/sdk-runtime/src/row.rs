//! A thing as a row of a table.

use std::cell::RefCell;
use std::fmt;

use serde::ser::{Serialize, Serializer};

use crate::scoped::scoped;

/// A thing of a generated type as a row of a table, for the crate `csv`: every member of the type is there, in the same order.
/// One that is absent, and an empty list, is empty; what is no text, number or boolean is JSON.
///
/// ```
/// use sdk_runtime::Row;
///
/// // With the crate `csv`, a row of a table: `table.serialize(Row(&device))?`.
/// fn row<T: serde::Serialize>(device: &T) -> serde_json::Result<serde_json::Value> {
///     serde_json::to_value(Row(device))
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Row<'a, T>(pub &'a T);

thread_local! {
    static WANTED: RefCell<bool> = const { RefCell::new(false) };
}

/// Whether the object that is begun now is to be a row; those within it are not.
pub(crate) fn is_wanted() -> bool {
    WANTED.take()
}

impl<T: Serialize> Serialize for Row<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        scoped(&WANTED, true, || self.0.serialize(serializer)).0
    }
}

impl<T: fmt::Debug> fmt::Debug for Row<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
