//! What the build step makes from the document. Not edited by hand: see `sdk-codegen`.

#![allow(missing_docs, reason = "the document does not describe everything")]
#![allow(unreachable_pub, reason = "modules of the generator's making, exported by name above")]
#![allow(clippy::all, reason = "generated code is not read for style")]
#![allow(clippy::allow_attributes_without_reason, reason = "the generator writes attributes of its own")]
#![allow(unused_imports, reason = "which imports are used depends on the selected areas")]

include!(concat!(env!("OUT_DIR"), "/client.rs"));
