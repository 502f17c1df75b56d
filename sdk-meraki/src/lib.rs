#![doc = include_str!("../README.md")]
#![doc = include_str!(concat!(env!("OUT_DIR"), "/operations.md"))]

mod application;
mod client_builder;
#[cfg(doctest)]
mod guide;
mod profile;

sdk_runtime::generated_client!(mod generated = "client.rs");

pub use client_builder::ClientBuilder;
pub use generated::{Client, Region, builder, operations, types};
pub use sdk_runtime::paging;
pub use sdk_runtime::{
    BodyProblem, ByteStream, ConfigError, ConnectFailure, Error, ErrorKind, Job, JobError, JobToken,
    Operation, Rate, RawRequest, Response, ResponseFuture, RetryPolicy, Secret, UserAgent,
};
