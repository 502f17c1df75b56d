//! Adds `Region`, from the document's servers with the extension `x-codegen-region`. The first is the default.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use serde_json::Value;

use crate::names;
use crate::step;

/// The enum; nothing where the document names no regions.
pub(super) fn items(document: &Value) -> Option<TokenStream> {
    let servers = document.get("servers")?.as_array()?;
    let regions: Vec<(&str, &str)> = servers
        .iter()
        .filter_map(|server| Some((server.get("x-codegen-region")?.as_str()?, server.get("url")?.as_str()?)))
        .collect();
    if regions.is_empty() {
        return None;
    }
    let mut taken = BTreeSet::new();
    let variants: Vec<_> = regions
        .iter()
        .map(|(name, _)| format_ident!("{}", step::unique(&names::pascal(name), &mut taken)))
        .collect();
    let labels: Vec<_> = regions.iter().map(|(name, _)| *name).collect();
    let urls: Vec<_> = regions.iter().map(|(_, url)| url.trim_end_matches('/')).collect();
    let docs: Vec<_> = urls.iter().map(|url| format!(" `{url}`")).collect();
    let first = variants.first()?;
    let known = labels.join(", ");
    let message = format!("unknown region `{{}}`; known are: {known}");
    let count = regions.len();
    Some(quote! {
        /// Where the API is served from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Region {
            #(#[doc = #docs] #variants,)*
        }

        impl Region {
            /// Every region, the default first.
            pub const ALL: [Self; #count] = [#(Self::#variants),*];

            /// The base URL, without a slash at its end.
            pub(crate) const fn base_url(self) -> &'static str {
                match self { #(Self::#variants => #urls,)* }
            }
        }

        /// The base URL.
        impl ::std::convert::From<Region> for ::std::string::String {
            fn from(region: Region) -> Self { region.base_url().to_string() }
        }

        impl ::std::default::Default for Region {
            fn default() -> Self { Self::#first }
        }

        /// The name, which `FromStr` reads.
        impl ::std::fmt::Display for Region {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(match self { #(Self::#variants => #labels,)* })
            }
        }

        impl ::std::str::FromStr for Region {
            type Err = UnknownRegion;

            fn from_str(name: &str) -> ::std::result::Result<Self, UnknownRegion> {
                match name { #(#labels => Ok(Self::#variants),)* _ => Err(UnknownRegion(name.to_string())) }
            }
        }

        /// The name is not that of a region.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct UnknownRegion(::std::string::String);

        impl ::std::fmt::Display for UnknownRegion {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { write!(f, #message, self.0) }
        }

        impl ::std::error::Error for UnknownRegion {}
    })
}
