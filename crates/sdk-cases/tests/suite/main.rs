//! The clients of odd documents, called: one binary, because to link each of these files alone takes longer than to compile it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, its helpers as well"
)]

mod calls;
mod compiles;
mod free;
mod habits;
mod later;
mod lenient;
mod meaning;
mod odd;
mod options;
mod owned;
mod routes;
mod server;
mod styles;
mod uploads;
