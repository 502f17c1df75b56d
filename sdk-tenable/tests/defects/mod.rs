//! Every known defect of the vendor's documents, and what the client makes of what the real server says and wants.
//!
//! One table per subject. A case names the defect by its key, the operation, what the server responds with, and what the client
//! must show of it; or what a caller sets, and what is sent.

mod beyond;
mod binary;
mod empty;
mod enums;
mod errors;
mod generator;
mod keys;
mod names;
mod nulls;
mod recorded;
mod requests;
mod scalars;
mod statuses;
mod wrapped;
