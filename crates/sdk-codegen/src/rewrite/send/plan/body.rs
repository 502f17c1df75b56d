//! How the body goes into the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::Builder;
use crate::operation::{self, Encoding};

/// The call for a body that the generator sends as one media type, and the document maybe as another.
pub(super) fn step(media_type: &str, builder: &Builder, wire: &operation::Body) -> TokenStream {
    let value = match &builder.body {
        Some(ty) => quote! { ::sdk_runtime::wire::built::<#ty, _>(self.body) },
        None if builder.has_free_body => quote! { self.body.map(::sdk_runtime::wire::Free) },
        None => quote! { self.body },
    };
    let encodings = wire.encoding.iter().map(|(name, encoding)| {
        let encoding = match encoding {
            Encoding::MediaType(media_type) => quote! { MediaType(#media_type) },
            Encoding::Style(style) => match style.as_str() {
                "deep" => quote! { Deep },
                "exploded" => quote! { Exploded },
                separator => quote! { Joined(#separator) },
            },
        };
        quote! { (#name, ::sdk_runtime::wire::Encoding::#encoding) }
    });
    let encodings = quote! { &[#(#encodings),*] };
    match media_type {
        "application/json" if wire.is_multipart => quote! { .multipart(#value, #encodings) },
        "application/json" => {
            let content_type =
                wire.media_type.as_ref().map(|media_type| quote! { .content_type(#media_type) });
            quote! { #content_type .json(#value) }
        }
        "application/x-www-form-urlencoded" => quote! { .form(#value, #encodings) },
        media_type => {
            let media_type = wire.media_type.as_deref().unwrap_or(media_type);
            quote! { .bytes(#media_type, self.body) }
        }
    }
}
