//! Operations for the unit tests of this crate.

use crate::Operation;

const fn operation(id: &'static str, method: &'static str, idempotent: bool) -> Operation {
    Operation::new(id, method, "/things/{id}").tagged(&["Things"]).idempotent(idempotent)
}

pub(crate) static READ: Operation = operation("read", "GET", true);
pub(crate) static WRITE_ONCE: Operation = operation("write-once", "PUT", false);
