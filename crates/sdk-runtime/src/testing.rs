//! Operations for the unit tests of this crate.

use crate::Operation;
use crate::paging::PageOrder;

const fn operation(id: &'static str, method: &'static str, idempotent: bool) -> Operation {
    Operation {
        id,
        name: id,
        method,
        path: "/things/{id}",
        tags: &["Things"],
        idempotent,
        authenticated: true,
        page_order: PageOrder::Next,
    }
}

pub(crate) static READ: Operation = operation("read", "GET", true);
pub(crate) static WRITE_ONCE: Operation = operation("write-once", "PUT", false);
