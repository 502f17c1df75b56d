//! What the generated code knows about an operation at run time.

use crate::paging::PageOrder;

/// One operation of an API, as its document describes it.
///
/// The generated code holds one static value per operation (`operations::NAME`) and passes it with every call. It
/// decides about retries and authentication, and it names the operation in errors and traces.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operation {
    /// The `operationId` in the vendor's spelling, for example `users-password`.
    pub id: &'static str,
    /// The name of the generated method, for example `users_password`.
    #[doc(hidden)]
    pub name: &'static str,
    /// The HTTP method in capitals.
    #[doc(hidden)]
    pub method: &'static str,
    /// The path template, for example `/users/{user_uuid}/chpasswd`. Safe to print: it holds no argument.
    #[doc(hidden)]
    pub path: &'static str,
    /// The tags of the document.
    #[doc(hidden)]
    pub tags: &'static [&'static str],
    /// Whether an attempt that got no response may be repeated: idempotent by HTTP (RFC 9110 section 9.2.2), and
    /// not marked `x-codegen-idempotent: false` in the document.
    #[doc(hidden)]
    pub idempotent: bool,
    /// Whether the call carries the API key.
    #[doc(hidden)]
    pub authenticated: bool,
    /// Which links lead through a list that is cut into pages: `x-codegen-paging.direction` in the document.
    #[doc(hidden)]
    pub page_order: PageOrder,
}

impl Operation {
    /// An operation that no document describes, for a [`RawRequest`](crate::RawRequest): authenticated, and idempotent
    /// if its method is.
    ///
    /// ```
    /// use sdk_runtime::Operation;
    ///
    /// static REBOOT: Operation = Operation::new("device-reboot", "POST", "/devices/{serial}/reboot");
    /// assert!(!REBOOT.idempotent);
    /// ```
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        let idempotent = !matches!(method.as_bytes(), b"POST" | b"PATCH" | b"CONNECT");
        Self {
            id,
            name: id,
            method,
            path,
            tags: &[],
            idempotent,
            authenticated: true,
            page_order: PageOrder::Next,
        }
    }

    /// The same with another name of the generated method than the id.
    #[doc(hidden)]
    #[must_use]
    pub const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// The same with tags.
    #[doc(hidden)]
    #[must_use]
    pub const fn tagged(mut self, tags: &'static [&'static str]) -> Self {
        self.tags = tags;
        self
    }

    /// The same, idempotent or not whatever its method is. A call says it with
    /// [`CallOptions::idempotent`](crate::CallOptions::idempotent).
    #[doc(hidden)]
    #[must_use]
    pub const fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }

    /// The same for a call without the API key.
    #[must_use]
    #[doc(hidden)]
    pub const fn without_credentials(mut self) -> Self {
        self.authenticated = false;
        self
    }

    /// The same for a list whose links lead in this order.
    #[doc(hidden)]
    #[must_use]
    pub const fn paged(mut self, order: PageOrder) -> Self {
        self.page_order = order;
        self
    }

    /// Whether the operation only reads. A read has no effect that could be applied or lost.
    #[doc(hidden)]
    pub fn is_read(&self) -> bool {
        matches!(self.method, "GET" | "HEAD" | "OPTIONS" | "TRACE")
    }
}
