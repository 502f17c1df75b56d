//! How the body goes into the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::Builder;
use crate::operation::{self, Encoding};

/// The call for a body that the generator sends as one media type, and the document maybe as another.
pub(super) fn step(media_type: &str, builder: &Builder, wire: &operation::Body) -> TokenStream {
    let value = if builder.has_free_body {
        quote! { self.body.map(::sdk_runtime::wire::Free) }
    } else {
        quote! { self.body }
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
    match (media_type, &builder.body) {
        ("application/json", Some(ty)) if wire.is_multipart => {
            quote! { .multipart::<#ty, _>(self.body, #encodings) }
        }
        ("application/json", None) if wire.is_multipart => quote! { .multipart_value(#value, #encodings) },
        ("application/json", ty) => {
            let content_type =
                wire.media_type.as_ref().map(|media_type| quote! { .content_type(#media_type) });
            let json = match ty {
                Some(ty) => quote! { .json::<#ty, _>(self.body) },
                None => quote! { .json_value(#value) },
            };
            quote! { #content_type #json }
        }
        ("application/x-www-form-urlencoded", Some(ty)) => quote! { .form::<#ty, _>(self.body, #encodings) },
        ("application/x-www-form-urlencoded", None) => quote! { .form_value(#value, #encodings) },
        (media_type, _) => {
            let media_type = wire.media_type.as_deref().unwrap_or(media_type);
            quote! { .bytes(#media_type, self.body) }
        }
    }
}
