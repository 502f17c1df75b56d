//! Mock servers that hold a client to an OpenAPI document, and stateful fakes of Meraki and Tenable.
//!
//! # Tour
//!
//! * [`document`]: an OpenAPI document as operations, with the JSON pointer of everything.
//! * [`contract`]: requests and responses compared with the document; each [`contract::Violation`] has its JSON pointer.
//! * [`server`]: a running server. It refuses what the document does not allow, and says why, and checks itself.
//! * [`backend`]: what responds; [`example`] responds from the document alone, [`state`] remembers what was sent, and
//!   [`meraki`] and [`tenable`] do as the vendors do.
//! * [`conformance`]: every operation called through a typed client, with its responses varied.
//! * [`fake`]: how a vendor's fake is set up and started.
//! * [`fault`]: scripted misbehaviour, before or after the vendor's state changed.
//! * [`Stub`]: a response that a test gives instead of the backend's.
//! * [`cases`]: what a real server is known to respond with, case by case, and what a typed client makes of it.
//! * [`record`]: what the server was asked, for assertions.
//! * [`validation_proxy`]: in front of a real server, reports where both sides leave the document, and records them.
//! * [`recording`]: what it records, without secrets; replayed, compared, and read by [`cases`].
//! * [`coverage`]: which operations were called, as text and as a page.
//!
//! Inside: `service` is the way from a request to a response, and `network` is what is before it (TLS, counts, accidents).

pub mod backend;
pub mod cases;
pub mod conformance;
pub mod contract;
mod control;
pub mod coverage;
pub mod document;
pub mod example;
pub mod fake;
pub mod fault;
mod form;
mod limit;
mod message;
mod network;
mod paging;
mod parameter;
mod prefer;
pub mod record;
pub mod recording;
mod schema;
pub mod server;
mod service;
mod start_error;
pub mod state;
mod stub;

mod tls;
pub mod validation_proxy;
mod value;
mod variation;

/// The vendors that are faked: each is a folder, and its name stands here.
macro_rules! vendors {
    ($($name:ident),*) => {
        $(pub mod $name;)*
        /// The vendors that the program fakes by their names.
        pub static VENDORS: &[fake::Named] = &[$(fake::Named::of::<$name::State>()),*];
    };
}

vendors!(meraki, tenable);

pub use fault::Fault;
pub use limit::RateLimit;
pub use server::Server;
pub use stub::Stub;
pub use variation::Variation;
