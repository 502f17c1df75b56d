//! How the body goes into the request.

use proc_macro2::TokenStream;
use quote::quote;

use super::Body;
use crate::operation::{self, Encoding};

/// The call for a body that the generator sends in one way, and the document maybe in another.
pub(super) fn step(body: &Body, wire: &operation::Body, has_free_body: bool) -> TokenStream {
    let value = if has_free_body {
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
    match body {
        Body::Json(Some(ty)) if wire.is_multipart => quote! { .multipart::<#ty, _>(self.body, #encodings) },
        Body::Json(None) if wire.is_multipart => quote! { .multipart_value(#value, #encodings) },
        Body::Json(ty) => {
            let content_type =
                wire.media_type.as_ref().map(|media_type| quote! { .content_type(#media_type) });
            let json = match ty {
                Some(ty) => quote! { .json::<#ty, _>(self.body) },
                None => quote! { .json_value(#value) },
            };
            quote! { #content_type #json }
        }
        Body::Form(Some(ty)) => quote! { .form::<#ty, _>(self.body, #encodings) },
        Body::Form(None) => quote! { .form_value(#value, #encodings) },
        Body::Bytes(media_type) => {
            let media_type = wire.media_type.as_ref().unwrap_or(media_type);
            quote! { .bytes(#media_type, self.body) }
        }
    }
}
