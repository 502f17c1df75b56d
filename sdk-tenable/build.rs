//! Generates the client from the OpenAPI document; see `sdk-codegen`.

use std::process::ExitCode;

fn main() -> ExitCode {
    sdk_codegen::build()
}
