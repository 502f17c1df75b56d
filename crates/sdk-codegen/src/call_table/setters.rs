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
    let modules = client.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if module.ident == "builder" => module.content.as_ref(),
        _ => None,
    });
    modules
        .flat_map(|(_, items)| items)
        .filter_map(|item| match item {
            syn::Item::Impl(item) if syntax::implementor(item) == builder => Some(&item.items),
            _ => None,
        })
        .flatten()
        .filter_map(|member| match member {
            syn::ImplItem::Fn(function) => setter(function),
            _ => None,
        })
        .collect()
}

/// A method with the bound `V: TryInto<T>`.
fn setter(function: &syn::ImplItemFn) -> Option<Setter> {
    let predicates = &function.sig.generics.where_clause.as_ref()?.predicates;
    let ty = predicates.iter().find_map(|predicate| {
        let syn::WherePredicate::Type(predicate) = predicate else { return None };
        let syn::TypeParamBound::Trait(bound) = predicate.bounds.first()? else { return None };
        let segment = bound.path.segments.last().filter(|segment| segment.ident == "TryInto")?;
        let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
        match arguments.args.first()? {
            syn::GenericArgument::Type(ty) => Some(ty.clone()),
            _ => None,
        }
    })?;
    Some(Setter { name: function.sig.ident.clone(), ty })
}

/// Whether the body is raw bytes, for which the HTTP client has a type that no JSON decodes into.
pub(super) fn is_bytes(ty: &syn::Type) -> bool {
    syntax::last_segment(ty) == "Body" && syntax::text(ty).contains("reqwest")
}
