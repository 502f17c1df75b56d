//! Where a response holds its list.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use sdk_openapi::pointer::escape;
use syn::visit_mut::VisitMut;

use super::super::reads::{self, Read};
use super::super::syntax;
use crate::names;

/// The fields of the generated structs (those of other types are none), and the names of their members in JSON.
pub(in crate::rewrite) struct Types {
    fields: BTreeMap<String, Vec<(syn::Ident, syn::Type)>>,
    names: BTreeMap<String, Vec<Read>>,
}

/// How the items of a page are had, with `page` for the page.
pub(in crate::rewrite) struct Elements {
    pub(in crate::rewrite) item: syn::Type,
    /// From a page to its items.
    pub(super) list: TokenStream,
    /// From a reference to a page to a slice of them, and to the length of the whole list.
    pub(super) slice: TokenStream,
    pub(super) total: TokenStream,
    /// The name of the list in the object that is the page; `None` where the page is the list.
    member: Option<String>,
}

impl Elements {
    /// How the runtime finds the list while the page arrives.
    pub(in crate::rewrite) fn item_list(&self) -> TokenStream {
        match &self.member {
            None => quote! { ::sdk_runtime::ItemList::body() },
            Some(name) => quote! { ::sdk_runtime::ItemList::member(#name) },
        }
    }

    /// A JSON pointer to the list.
    pub(super) fn pointer(&self) -> Option<String> {
        self.member.as_deref().map(|name| pointer(&[name]))
    }
}

impl Types {
    pub(in crate::rewrite) fn read(file: &syn::File) -> Self {
        let items = syntax::inside(&file.items, "types");
        let names = items.iter().filter_map(reads::of).collect();
        let fields = items.iter().filter_map(|item| match item {
            syn::Item::Struct(item) => {
                let fields = item.fields.iter();
                let named = fields.filter_map(|field| Some((field.ident.clone()?, field.ty.clone())));
                Some((item.ident.to_string(), named.collect()))
            }
            syn::Item::Enum(item) => Some((item.ident.to_string(), Vec::new())),
            _ => None,
        });
        Self { fields: fields.collect(), names }
    }

    /// The list of a page, or the one that `hint` names.
    pub(in crate::rewrite) fn elements(&self, page: &syn::Type, hint: Option<&str>) -> Option<Elements> {
        if syntax::last_segment(page) == "Option" {
            // A page without a body has no items.
            let Elements { item, list, slice, total, member } = self.elements(unwrapped(page), hint)?;
            let list = quote! { page.map(|page| #list).unwrap_or_default() };
            let slice = quote! { page.as_ref().map(|page| #slice).unwrap_or_default() };
            let total = match total.to_string().as_str() {
                "None" => total,
                _ => quote! { page.as_ref().and_then(|page| #total) },
            };
            return Some(Elements { item, list, slice, total, member });
        }
        if let Some(item) = syntax::list_item(page).filter(|_| hint.is_none()) {
            let (list, slice) = (quote! { page }, quote! { page.as_slice() });
            return Some(Elements { item: item.clone(), list, slice, total: quote! { None }, member: None });
        }
        let fields = self.fields.get(&syntax::last_segment(page))?;
        let lists = fields.iter().filter(|(name, ty)| {
            let wanted = hint.is_none_or(|hint| *name == names::snake(hint));
            // `pagination` is a list of its own in some responses of one vendor.
            wanted && name != "pagination" && syntax::list_item(unwrapped(ty)).is_some()
        });
        let [(name, ty)] = lists.collect::<Vec<_>>()[..] else { return None };
        let mut item = syntax::list_item(unwrapped(ty))?.clone();
        Qualify(&self.fields).visit_type_mut(&mut item);
        let (list, slice) = match syntax::last_segment(ty).as_str() {
            "Option" => (
                quote! { page.#name.unwrap_or_default() },
                quote! { page.#name.as_deref().unwrap_or_default() },
            ),
            _ => (quote! { page.#name }, quote! { page.#name.as_slice() }),
        };
        let mut read = self.names.get(&syntax::last_segment(page))?.iter();
        let member = Some(read.find(|read| read.field == *name)?.name.clone());
        Some(Elements { item, list, slice, total: self.total(fields), member })
    }

    /// From a reference to a page to the text at the end of a path such as `pagination.next`, and a JSON pointer to it.
    pub(super) fn text(&self, page: &syn::Type, path: &str) -> Option<(TokenStream, String)> {
        let page_itself = match syntax::last_segment(page).as_str() {
            "Option" => quote! { page.as_ref() },
            _ => quote! { ::std::option::Option::Some(page) },
        };
        let (mut ty, mut value) = (page, page_itself);
        for name in path.split('.') {
            let fields = self.fields.get(&syntax::last_segment(unwrapped(ty)))?;
            let (field, found) = fields.iter().find(|(field, _)| *field == names::snake(name))?;
            if syntax::last_segment(found) != "Option" {
                return None;
            }
            (ty, value) = (found, quote! { #value.and_then(|inner| inner.#field.as_ref()) });
        }
        let pointer = pointer(&path.split('.').collect::<Vec<_>>());
        (syntax::last_segment(unwrapped(ty)) == "String").then(|| (quote! { #value.cloned() }, pointer))
    }

    /// From a reference to an item to the text of one of its members.
    pub(super) fn name(&self, item: &syn::Type, member: &str) -> Option<TokenStream> {
        let ty = syntax::last_segment(item);
        let field = &self.names.get(&ty)?.iter().find(|read| read.name == member)?.field;
        let (_, ty) = self.fields.get(&ty)?.iter().find(|(name, _)| name == field)?;
        let is_text = syntax::last_segment(unwrapped(ty)) == "String";
        is_text.then(|| match syntax::last_segment(ty).as_str() {
            "Option" => quote! { item.#field.as_deref() },
            _ => quote! { ::std::option::Option::Some(item.#field.as_str()) },
        })
    }

    /// `pagination.total`, where there is such a number.
    fn total(&self, fields: &[(syn::Ident, syn::Type)]) -> TokenStream {
        let pagination =
            fields.iter().find(|(name, ty)| name == "pagination" && syntax::last_segment(ty) == "Option");
        let inner = pagination.and_then(|(_, ty)| self.fields.get(&syntax::last_segment(unwrapped(ty))));
        let total = inner.and_then(|fields| fields.iter().find(|(name, _)| name == "total"));
        match total.map(|(_, ty)| syntax::text(ty).replace(' ', "")).as_deref() {
            Some("::std::option::Option<i64>") => {
                let name = format_ident!("total");
                quote! { page.pagination.as_ref().and_then(|pagination| pagination.#name) }
            }
            _ => quote! { None },
        }
    }
}

fn pointer(names: &[&str]) -> String {
    names.iter().map(|name| format!("/{}", escape(name))).collect()
}

/// The `T` of `Option<T>`, or the type itself.
pub(super) fn unwrapped(ty: &syn::Type) -> &syn::Type {
    match syntax::last_segment(ty).as_str() {
        "Option" => syntax::arguments(ty).first().copied().unwrap_or(ty),
        _ => ty,
    }
}

/// Names types of the module `types` as the module beside it must.
struct Qualify<'t>(&'t BTreeMap<String, Vec<(syn::Ident, syn::Type)>>);

impl VisitMut for Qualify<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        syn::visit_mut::visit_path_mut(self, path);
        let first = path.segments.first().map(|segment| segment.ident.to_string());
        let is_ours = path.leading_colon.is_none() && path.segments.len() == 1;
        if let Some(name) = first.filter(|name| is_ours && self.0.contains_key(name)) {
            let name = format_ident!("{name}");
            *path = syn::parse_quote! { types::#name };
        }
    }
}
