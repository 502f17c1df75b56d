//! Runs the program and reads what it says.

mod canary;
mod payload;
mod program;

pub(crate) use canary::{NEW, OLD, assert_silent, forms};
pub(crate) use payload::Payload;
pub(crate) use program::{Program, Run};
