//! What a builder of the generated client can be given.

use std::collections::BTreeMap;

use crate::rewrite::syntax;

/// A method that sets one parameter, or the body.
pub(super) struct Setter {
    pub(super) name: syn::Ident,
    /// What it converts its argument into.
    pub(super) ty: syn::Type,
}

/// The methods of the client's builders, by the builder's name.
pub(super) struct Builders<'f>(BTreeMap<String, Vec<&'f syn::ImplItemFn>>);

impl<'f> Builders<'f> {
    pub(super) fn of(client: &'f syn::File) -> Self {
        let mut builders: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for item in syntax::inside(&client.items, "builder") {
            let syn::Item::Impl(item) = item else { continue };
            let functions = item.items.iter().filter_map(|member| match member {
                syn::ImplItem::Fn(function) => Some(function),
                _ => None,
            });
            builders.entry(syntax::implementor(item)).or_default().extend(functions);
        }
        Self(builders)
    }

    /// The setters of a builder, in the order of its code.
    pub(super) fn setters(&self, builder: &str) -> Vec<Setter> {
        // What can be left out is given here.
        let given = |ty: &syn::Type| match syntax::last_segment(ty).as_str() {
            "Option" => syntax::arguments(ty).first().map_or_else(|| ty.clone(), |given| (*given).clone()),
            _ => ty.clone(),
        };
        let setter = |function: &&syn::ImplItemFn| {
            let (name, ty) = (function.sig.ident.clone(), syntax::converted(&function.sig)?);
            // A body is an `Option` where `null` is one.
            let ty = if name == "body" { ty.clone() } else { given(ty) };
            Some(Setter { name, ty })
        };
        self.functions(builder).iter().filter_map(setter).collect()
    }

    /// Whether the builder has a method of this name.
    pub(super) fn has(&self, builder: &str, method: &str) -> bool {
        self.functions(builder).iter().any(|function| function.sig.ident == method)
    }

    fn functions(&self, builder: &str) -> &[&'f syn::ImplItemFn] {
        self.0.get(builder).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Whether the body is raw bytes, for which the HTTP client has a type that no JSON decodes into.
pub(super) fn is_bytes(ty: &syn::Type) -> bool {
    syntax::last_segment(ty) == "Body" && syntax::text(ty).contains("reqwest")
}
