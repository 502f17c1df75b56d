//! Adds `RATE_SCOPE`, from the document's extension `x-codegen-rate-scope`: what the vendor's rate limit holds for each of.

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Unknown;

/// The static; nothing where the document names no scope.
pub(super) fn items(document: &Value) -> Result<TokenStream, Unknown> {
    let Some(scope) = document.get("x-codegen-rate-scope") else { return Ok(TokenStream::new()) };
    let unknown = || {
        Unknown::new(
            "x-codegen-rate-scope",
            "a scope without `parameter`, or with `members` that are no list",
        )
    };
    let parameter = scope.get("parameter").and_then(Value::as_str).ok_or_else(unknown)?;
    let members = match scope.get("members") {
        None => Some(Vec::new()),
        Some(members) => members.as_array().and_then(|members| members.iter().map(Value::as_str).collect()),
    };
    let members = members.ok_or_else(unknown)?;
    Ok(quote! {
        /// What the rate limit holds for each of.
        pub static RATE_SCOPE: ::sdk_runtime::vendor::RateScope =
            ::sdk_runtime::vendor::RateScope::new(#parameter, &[#(#members),*]);
    })
}
