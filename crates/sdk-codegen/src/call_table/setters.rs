//! What a builder of the generated client can be given.

use crate::rewrite::syntax;

/// A method that sets one parameter, or the body.
pub(super) struct Setter {
    pub(super) name: syn::Ident,
    /// What it converts its argument into.
    pub(super) ty: syn::Type,
}

/// The setters of the builder of this name, in the order of its code.
pub(super) fn of(client: &syn::File, builder: &str) -> Vec<Setter> {
    // What can be left out is given here.
    let given = |ty: &syn::Type| match syntax::last_segment(ty).as_str() {
        "Option" => syntax::arguments(ty).first().map_or_else(|| ty.clone(), |given| (*given).clone()),
        _ => ty.clone(),
    };
    let setter = |function: &syn::ImplItemFn| {
        let ty = given(syntax::converted(&function.sig)?);
        Some(Setter { name: function.sig.ident.clone(), ty })
    };
    functions(client, builder).filter_map(setter).collect()
}

/// Whether the builder has a method of this name.
pub(super) fn has(client: &syn::File, builder: &str, method: &str) -> bool {
    functions(client, builder).any(|function| function.sig.ident == method)
}

fn functions<'f>(client: &'f syn::File, builder: &'f str) -> impl Iterator<Item = &'f syn::ImplItemFn> {
    let implementations =
        syntax::inside(&client.items, "builder").iter().filter_map(move |item| match item {
            syn::Item::Impl(item) if syntax::implementor(item) == builder => Some(&item.items),
            _ => None,
        });
    implementations.flatten().filter_map(|member| match member {
        syn::ImplItem::Fn(function) => Some(function),
        _ => None,
    })
}

/// Whether the body is raw bytes, for which the HTTP client has a type that no JSON decodes into.
pub(super) fn is_bytes(ty: &syn::Type) -> bool {
    syntax::last_segment(ty) == "Body" && syntax::text(ty).contains("reqwest")
}
