//! Runs progenitor on a prepared document.

use std::panic::{AssertUnwindSafe, catch_unwind};

use ::progenitor::{GenerationSettings, Generator, HooksMode, InterfaceStyle};
use quote::quote;
use serde_json::Value;

use crate::step::{REDACTING, UPLOADED};

/// Generates the client, or says in progenitor's words why not.
pub(crate) fn generate(document: &Value) -> Result<syn::File, String> {
    let specification: openapiv3::OpenAPI = serde_json::from_value(document.clone())
        .map_err(|error| format!("it does not follow OpenAPI 3.0: {error}"))?;
    let mut settings = GenerationSettings::default();
    settings
        .with_interface(InterfaceStyle::Builder)
        .with_hooks(HooksMode::Expected)
        .with_inner_type(quote!(::sdk_runtime::ClientContext))
        .with_replacement(REDACTING, "::sdk_runtime::Secret", std::iter::empty())
        .with_replacement(UPLOADED, "::sdk_runtime::Upload", std::iter::empty());
    let run = || Generator::new(&settings).generate_tokens(&specification);
    // progenitor answers many unsupported constructs with `todo!` and `assert!`.
    let tokens = catch_unwind(AssertUnwindSafe(run))
        .map_err(|panic| format!("it panics: {}", panic_message(panic.as_ref())))?
        .map_err(|error| error.to_string())?;
    syn::parse2(tokens).map_err(|error| format!("it writes code that does not parse: {error}"))
}

fn panic_message(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without a message")
}
