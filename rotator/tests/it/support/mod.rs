//! Runs the program and reads what it says.

mod canary;
pub(crate) mod parallel;
mod payload;
mod program;
#[cfg(unix)]
pub(crate) mod terminal;
mod vendor;
pub(crate) mod virtual_time;

pub(crate) use canary::{NEW, OLD, assert_silent, forms};
pub(crate) use payload::Payload;
pub(crate) use program::{Ended, Program, Run};
pub(crate) use vendor::{Target, Vendor};
