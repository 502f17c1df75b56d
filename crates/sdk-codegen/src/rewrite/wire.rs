//! Replaces derived `Serialize` and `Deserialize` by lists of members for the loops of `sdk_runtime::wire`.
//!
//! serde's derived code is most of what compiling a complete client costs; see that module for the measurement.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::annotations::Annotations;
use super::members::{self, Member, Presence};
use super::{Unknown, free, syntax};

/// A field: its type and its name.
pub(super) type Field = (String, String);

/// Fields that builders treat in another way than typify thinks.
#[derive(Default)]
pub(super) struct Special {
    /// Optional, and `null` has a meaning of its own: made doubly optional.
    pub(super) nullable: BTreeSet<Field>,
    /// Required, and can be `null`.
    pub(super) required_null: BTreeSet<Field>,
    /// Lists and maps that are left out where they are empty.
    pub(super) collections: BTreeSet<Field>,
    /// Collect the members that no other field names.
    pub(super) rest: BTreeSet<Field>,
}

/// Rewrites every type of the module `types`.
pub(super) fn apply(file: &mut syn::File, document: &Value) -> Result<Special, Unknown> {
    let annotations = Annotations::read(document);
    let Some(types) = syntax::module(&mut file.items, "types") else {
        return Err(Unknown::new("the types", "a module `types`"));
    };
    let mut special = Special::default();
    let boxed = boxed(types);
    let mut added = TokenStream::new();
    for item in types.iter_mut() {
        match item {
            syn::Item::Struct(item) if matches!(item.fields, syn::Fields::Named(_)) => {
                let name = item.ident.to_string();
                let tokens = structure(item, &annotations, &mut special)
                    .map_err(|message| Unknown::new(&name, message))?;
                added.extend(tokens);
            }
            syn::Item::Struct(item) => {
                added.extend(newtype(item).unwrap_or_else(|| from_serde(&item.ident)));
                added.extend(in_a_box(&item.ident, &boxed));
                free::written_by_serde(&mut item.fields);
            }
            syn::Item::Enum(item) => {
                let choice =
                    choice(item).map_err(|expected| Unknown::new(item.ident.to_string(), expected))?;
                added.extend(choice);
                added.extend(from_serde(&item.ident));
                added.extend(in_a_box(&item.ident, &boxed));
                item.variants.iter_mut().for_each(|variant| free::written_by_serde(&mut variant.fields));
            }
            _ => (),
        }
    }
    types.extend(syntax::items(added)?);
    Ok(special)
}

/// The types of the members that are boxed, as text.
fn boxed(types: &[syn::Item]) -> BTreeSet<String> {
    let members =
        types.iter().filter_map(|item| if let syn::Item::Struct(item) = item { Some(item) } else { None });
    let types = members.flat_map(|item| &item.fields).map(|field| syntax::text(&field.ty));
    types.filter(|text| text.contains("boxed :: Box <")).collect()
}

/// What is no object is not read from a box by the runtime, nor taken in one: a crate that does has to say so of each type.
fn in_a_box(name: &syn::Ident, boxed: &BTreeSet<String>) -> Option<TokenStream> {
    let text = format!("Box < {name} >");
    boxed.iter().any(|member| member.contains(&text)).then(|| {
        quote! {
            impl ::sdk_runtime::wire::FromJson for ::std::boxed::Box<#name> {
                fn from_json(
                    json: ::sdk_runtime::wire::Json<'_>,
                    reading: &mut ::sdk_runtime::wire::Reading,
                ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
                    <#name as ::sdk_runtime::wire::FromJson>::from_json(json, reading).map(Self::new)
                }
            }

            impl ::sdk_runtime::wire::IntoArgument<Self, ::sdk_runtime::wire::InBox> for ::std::boxed::Box<#name> {
                fn into_argument(self) -> ::std::result::Result<Self, ::std::string::String> {
                    ::std::result::Result::Ok(self)
                }
            }
        }
    })
}

/// A newtype is read as what is in it.
fn newtype(item: &syn::ItemStruct) -> Option<TokenStream> {
    let field = item.fields.iter().next().filter(|_| item.fields.len() == 1)?;
    let inner = &field.ty;
    if !matches!(field.vis, syn::Visibility::Public(_)) {
        return None;
    }
    let name = &item.ident;
    Some(quote! {
        impl ::sdk_runtime::wire::FromJson for #name {
            fn from_json(
                json: ::sdk_runtime::wire::Json<'_>,
                reading: &mut ::sdk_runtime::wire::Reading,
            ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
                <#inner as ::sdk_runtime::wire::FromJson>::from_json(json, reading).map(Self)
            }
        }

        impl ::sdk_runtime::wire::PlainArgument for #name {}
    })
}

/// Reads a choice as the alternative that keeps the most. serde takes the first that fits, and one without required members
/// of its own fits everything.
fn choice(item: &mut syn::ItemEnum) -> Result<Option<TokenStream>, String> {
    let is_untagged = item.attrs.iter().any(|attribute| syntax::text(attribute).contains("untagged"));
    let holds_one = |variant: &syn::Variant| matches!(&variant.fields, syn::Fields::Unnamed(fields) if fields.unnamed.len() == 1);
    if !is_untagged || !item.variants.iter().all(holds_one) {
        return Ok(None);
    }
    syntax::remove_derives(&mut item.attrs, &["Deserialize"])?;
    let name = &item.ident;
    let variants = item.variants.iter().map(|variant| &variant.ident);
    Ok(Some(quote! {
        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                ::sdk_runtime::wire::choose(
                    deserializer,
                    &[#(|value| ::serde::Deserialize::deserialize(value).ok().map(Self::#variants)),*],
                )
            }
        }
    }))
}

/// Choices, which only requests have (the step `alternatives`), and what is checked keep serde's code, and are read by it.
fn from_serde(name: &syn::Ident) -> TokenStream {
    quote! {
        impl ::sdk_runtime::wire::FromJson for #name {
            fn from_json(
                json: ::sdk_runtime::wire::Json<'_>,
                _: &mut ::sdk_runtime::wire::Reading,
            ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
                ::sdk_runtime::wire::by_serde(json)
            }
        }

        impl ::sdk_runtime::wire::PlainArgument for #name {}
    }
}

fn structure(
    item: &mut syn::ItemStruct,
    annotations: &Annotations<'_>,
    special: &mut Special,
) -> Result<TokenStream, String> {
    if let Some(other) = item.attrs.iter().find(|attribute| attribute.path().is_ident("serde")) {
        return Err(format!("no attribute `{}`", syntax::text(other)));
    }
    syntax::remove_derives(&mut item.attrs, &["Serialize", "Deserialize"])?;
    let annotations = annotations.of(&item.ident.to_string());
    let mut members = Vec::new();
    for field in &mut item.fields {
        members.push(members::take(field, &annotations)?);
    }
    let of = |presence| {
        let fields = members.iter().filter(move |member: &&Member| member.presence == presence);
        fields.map(|member| (item.ident.to_string(), member.field.to_string()))
    };
    special.nullable.extend(of(Presence::Nullable));
    special.collections.extend(of(Presence::Collection));
    let optional = item.fields.iter().map(|field| syntax::last_segment(&field.ty) == "Option");
    let required = members
        .iter()
        .zip(optional)
        .filter(|(member, can_be_null)| member.presence == Presence::Required && *can_be_null);
    let required = required.map(|(member, _)| (item.ident.to_string(), member.field.to_string()));
    special.required_null.extend(required);
    special.rest.extend(of(Presence::Rest));
    if of(Presence::Rest).count() > 0 && of(Presence::Required).count() == 0 {
        // typify does not know that a collecting field starts empty.
        syntax::add_default(&mut item.attrs)?;
    }
    let name = &item.ident;
    let names = members.iter().filter_map(|member| member.name.as_ref()).collect::<Vec<_>>();
    // At least half of them are free, for short ways.
    let slots = proc_macro2::Literal::usize_unsuffixed((2 * names.len()).next_power_of_two());
    let read = members.iter().map(read);
    let write = members.iter().map(write);
    let object = if members.is_empty() { quote!(_) } else { quote!(object) };
    Ok(quote! {
        impl ::sdk_runtime::wire::FromObject for #name {
            const NAMES: &'static ::sdk_runtime::wire::Names =
                &::sdk_runtime::wire::Names::<[u16; #slots]>::new(&[#(#names),*]);

            fn from_object(
                #object: &mut ::sdk_runtime::wire::Object<'_>,
            ) -> ::std::result::Result<Self, ::sdk_runtime::wire::Mismatch> {
                ::std::result::Result::Ok(Self { #(#read),* })
            }
        }

        impl<'de> ::serde::Deserialize<'de> for #name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                ::sdk_runtime::wire::read(deserializer)
            }
        }

        impl ::std::cmp::PartialEq for #name {
            fn eq(&self, other: &Self) -> bool {
                ::sdk_runtime::wire::equal(self, other)
            }
        }

        impl ::serde::Serialize for #name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                ::sdk_runtime::wire::write(serializer)#(#write)*.end()
            }
        }
    })
}

/// Members are taken in the order of their names in `NAMES`.
fn read(member: &Member) -> TokenStream {
    let Member { field, presence, .. } = member;
    match presence {
        Presence::Rest => quote! { #field: object.rest() },
        Presence::Required => quote! { #field: object.required()? },
        Presence::Optional => quote! { #field: object.optional() },
        Presence::Collection => quote! { #field: object.collection() },
        Presence::Nullable => quote! { #field: object.nullable() },
    }
}

fn write(member: &Member) -> TokenStream {
    let Member { field, name, presence, free, .. } = member;
    let value = if *free {
        quote! { &::sdk_runtime::wire::Free(&self.#field) }
    } else {
        quote! { &self.#field }
    };
    match presence {
        Presence::Rest if *free => {
            let free = quote! { ::sdk_runtime::wire::Free(value) };
            quote! { .rest(self.#field.iter().map(|(name, value)| (name, #free))) }
        }
        Presence::Rest => quote! { .rest(&self.#field) },
        Presence::Required => quote! { .required(#name, #value) },
        Presence::Collection => quote! { .collection(#name, #value, self.#field.is_empty()) },
        Presence::Optional | Presence::Nullable if *free => {
            quote! { .optional(#name, &self.#field.as_ref().map(::sdk_runtime::wire::Free)) }
        }
        Presence::Optional | Presence::Nullable => quote! { .optional(#name, &self.#field) },
    }
}
