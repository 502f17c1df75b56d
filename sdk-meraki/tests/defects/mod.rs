//! Every known defect of the vendor's document, and what the client makes of what the real server says and wants.
//!
//! One table per subject. A case names the defect by its key, the operation, what the server responds with, and what the client
//! must show of it; or what a caller sets, and what is sent.

mod absent;
mod always;
mod enums;
mod errors;
mod free;
mod generator;
mod keys;
mod nulls;
mod queries;
mod requests;
mod rules;
mod scalars;
mod statuses;
mod wrapped;
