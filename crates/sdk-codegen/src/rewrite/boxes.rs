//! A member that can be absent and is of the type that it is in: `Option<Box<T>>`, as everywhere else.
//!
//! typify writes `Box<Option<T>>` where the type is also in a cycle with another one.

use syn::parse_quote;
use syn::visit_mut::{self, VisitMut};

use super::syntax;

pub(super) fn apply(file: &mut syn::File) {
    Boxes.visit_file_mut(file);
}

struct Boxes;

impl VisitMut for Boxes {
    fn visit_field_mut(&mut self, field: &mut syn::Field) {
        let before = inner(&field.ty).is_some();
        visit_mut::visit_field_mut(self, field);
        if before && field.attrs.iter().any(|attribute| attribute.path().is_ident("serde")) {
            field
                .attrs
                .push(parse_quote! { #[serde(skip_serializing_if = "::std::option::Option::is_none")] });
        }
    }

    fn visit_type_mut(&mut self, ty: &mut syn::Type) {
        if let Some(inner) = inner(ty) {
            *ty = parse_quote! { ::std::option::Option<::std::boxed::Box<#inner>> };
        }
        visit_mut::visit_type_mut(self, ty);
    }
}

/// The `T` of `Box<Option<T>>`.
fn inner(ty: &syn::Type) -> Option<syn::Type> {
    let boxed = (syntax::last_segment(ty) == "Box").then(|| syntax::arguments(ty).first().copied())??;
    let inner =
        (syntax::last_segment(boxed) == "Option").then(|| syntax::arguments(boxed).first().copied())??;
    Some(inner.clone())
}
