//! Keeps out of `Debug` what no schema describes, where requests contain it.
//!
//! Free JSON and maps of texts can hold a password: the settings of a credential. In a response they are worth seeing, and
//! what is secret there is for the document to say.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::parse_quote;

use super::{Unknown, syntax};

/// Whether the type is free JSON, or a map of texts, or holds one directly.
pub(super) fn is_free(ty: &syn::Type) -> bool {
    let text = syntax::text(ty);
    let is_map_of_texts = text.contains("HashMap") && text.matches(":: string :: String").count() > 1;
    text.contains("serde_json ::") || is_map_of_texts
}

/// Lets serde's own code tell the runtime about free fields.
pub(super) fn written_by_serde(fields: &mut syn::Fields) {
    for field in fields.iter_mut().filter(|field| is_free(&field.ty)) {
        field.attrs.push(parse_quote! { #[serde(serialize_with = "::sdk_runtime::wire::free")] });
    }
}

/// Replaces the derived `Debug` of types that requests contain, and of builders.
///
/// # Errors
///
/// [`Unknown`] for a type that does not derive `Debug`.
pub(super) fn apply(file: &mut syn::File, request_types: &BTreeSet<String>) -> Result<(), Unknown> {
    if let Some(types) = syntax::module(&mut file.items, "types") {
        let sent = sent(types, request_types);
        redact(types, |name| sent.contains(name))?;
        if let Some(builder) = syntax::module(types, "builder") {
            show_names(builder)?;
        }
    }
    match syntax::module(&mut file.items, "builder") {
        Some(builder) => show_names(builder),
        None => Ok(()),
    }
}

/// A builder shows its name alone. To print its arguments costs a complete client more than it is worth: two thirds of its types are
/// builders, of which most live for a line.
fn show_names(items: &mut Vec<syn::Item>) -> Result<(), Unknown> {
    let mut added = TokenStream::new();
    for item in items.iter_mut() {
        let syn::Item::Struct(item) = item else { continue };
        let name = item.ident.to_string();
        added.extend(implementation(&item.ident, &item.generics, &quote! { f.write_str(#name) }));
        syntax::remove_derives(&mut item.attrs, &["Debug"])
            .map_err(|expected| Unknown::new(name, expected))?;
    }
    items.extend(syntax::items(added)?);
    Ok(())
}

/// The types that those of requests contain, and they themselves: typify makes some that are no components.
pub(super) fn sent(types: &[syn::Item], request_types: &BTreeSet<String>) -> BTreeSet<String> {
    let parts: BTreeMap<String, BTreeSet<String>> = types
        .iter()
        .filter_map(|item| {
            let (name, fields) = name_and_fields(item)?;
            let words = |field: &&syn::Field| names(field.ty.to_token_stream());
            Some((name.to_string(), fields.iter().flat_map(words).collect()))
        })
        .collect();
    let mut sent = BTreeSet::new();
    let mut next: Vec<&String> = request_types.iter().collect();
    while let Some(name) = next.pop() {
        if let Some(parts) = parts.get(name)
            && sent.insert(name.clone())
        {
            next.extend(parts);
        }
    }
    sent
}

/// Every identifier.
fn names(tokens: TokenStream) -> Vec<String> {
    let of = |token| match token {
        proc_macro2::TokenTree::Ident(ident) => vec![ident.to_string()],
        proc_macro2::TokenTree::Group(group) => names(group.stream()),
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(of).collect()
}

fn name_and_fields(item: &syn::Item) -> Option<(&syn::Ident, Vec<&syn::Field>)> {
    match item {
        syn::Item::Struct(item) => Some((&item.ident, item.fields.iter().collect())),
        syn::Item::Enum(item) => {
            Some((&item.ident, item.variants.iter().flat_map(|variant| &variant.fields).collect()))
        }
        _ => None,
    }
}

fn redact(items: &mut Vec<syn::Item>, is_sent: impl Fn(&str) -> bool) -> Result<(), Unknown> {
    let mut added = TokenStream::new();
    for item in items.iter_mut() {
        let Some((name, fields)) = name_and_fields(item) else { continue };
        let name = name.to_string();
        if !is_sent(&name) || !fields.iter().any(|field| is_free(&field.ty)) {
            continue;
        }
        let (attributes, tokens) = match item {
            syn::Item::Struct(item) => (
                &mut item.attrs,
                implementation(
                    &item.ident,
                    &item.generics,
                    &matching(arm(quote!(Self), &item.ident, &item.fields)),
                ),
            ),
            syn::Item::Enum(item) => {
                let arms = item.variants.iter().map(|variant| {
                    let ident = &variant.ident;
                    arm(quote!(Self::#ident), ident, &variant.fields)
                });
                let arms = matching(arms.collect());
                (&mut item.attrs, implementation(&item.ident, &item.generics, &arms))
            }
            _ => continue,
        };
        added.extend(tokens);
        syntax::remove_derives(attributes, &["Debug"]).map_err(|expected| Unknown::new(&name, expected))?;
    }
    items.extend(syntax::items(added)?);
    Ok(())
}

fn matching(arms: TokenStream) -> TokenStream {
    quote! { match self { #arms } }
}

fn implementation(name: &syn::Ident, generics: &syn::Generics, body: &TokenStream) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        impl #parameters ::std::fmt::Debug for #name #arguments #bounds {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #body
            }
        }
    }
}

/// What `derive` writes, but for the free fields.
fn arm(path: TokenStream, name: &syn::Ident, fields: &syn::Fields) -> TokenStream {
    let name = name.to_string();
    let variables: Vec<syn::Ident> = (0..fields.len()).map(|index| format_ident!("field_{index}")).collect();
    let values = fields.iter().zip(&variables).map(|(field, variable)| {
        if is_free(&field.ty) {
            quote! { &::sdk_runtime::wire::Free(#variable) }
        } else {
            quote! { #variable }
        }
    });
    match fields {
        syn::Fields::Unit => quote! { #path => f.write_str(#name), },
        syn::Fields::Unnamed(_) => quote! {
            #path(#(#variables),*) => f.debug_tuple(#name)#(.field(#values))*.finish(),
        },
        syn::Fields::Named(named) => {
            let idents: Vec<_> = named.named.iter().filter_map(|field| field.ident.as_ref()).collect();
            let texts = idents.iter().map(ToString::to_string);
            quote! {
                #path { #(#idents: #variables),* } => f.debug_struct(#name)#(.field(#texts, #values))*.finish(),
            }
        }
    }
}
