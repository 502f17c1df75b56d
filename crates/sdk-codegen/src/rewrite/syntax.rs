//! Small questions about syntax trees.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse_quote;

use super::Unknown;

/// The items that a quotation spells out.
pub(super) fn items(tokens: TokenStream) -> Result<Vec<syn::Item>, Unknown> {
    let file: syn::File =
        syn::parse2(tokens).map_err(|error| Unknown::new("an added item", error.to_string()))?;
    Ok(file.items)
}

/// The module of this name at the top of a list of items.
pub(super) fn module<'f>(items: &'f mut [syn::Item], name: &str) -> Option<&'f mut Vec<syn::Item>> {
    items.iter_mut().find_map(|item| match item {
        syn::Item::Mod(module) if module.ident == name => module.content.as_mut().map(|(_, items)| items),
        _ => None,
    })
}

/// What is in the module of this name at the top of a list of items.
pub(crate) fn inside<'f>(items: &'f [syn::Item], name: &str) -> &'f [syn::Item] {
    let module = items.iter().find_map(|item| match item {
        syn::Item::Mod(module) if module.ident == name => module.content.as_ref(),
        _ => None,
    });
    module.map(|(_, items)| items.as_slice()).unwrap_or_default()
}

/// The field of an operation's builder that holds the client: the first, which has another name where an argument is called so.
pub(super) fn client(builder: &syn::ItemStruct) -> Option<syn::Ident> {
    builder.fields.iter().next()?.ident.clone()
}

/// The type that a setter converts its argument into: that of the generator's bound `V: TryInto<..>`, or of ours,
/// `V: IntoArgument<.., K>`.
pub(crate) fn converted(signature: &syn::Signature) -> Option<&syn::Type> {
    let predicates = &signature.generics.where_clause.as_ref()?.predicates;
    let is_conversion =
        |segment: &&syn::PathSegment| ["TryInto", "IntoArgument"].iter().any(|name| segment.ident == name);
    predicates.iter().find_map(|predicate| {
        let syn::WherePredicate::Type(predicate) = predicate else { return None };
        let syn::TypeParamBound::Trait(bound) = predicate.bounds.first()? else { return None };
        let segment = bound.path.segments.last().filter(is_conversion)?;
        let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
        match arguments.args.first()? {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        }
    })
}

/// The members of the inherent `impl` of a type, the first if there are several.
pub(super) fn methods<'f>(items: &'f mut [syn::Item], name: &str) -> Option<&'f mut Vec<syn::ImplItem>> {
    items.iter_mut().find_map(|item| match item {
        syn::Item::Impl(item) if item.trait_.is_none() && implementor(item) == name => Some(&mut item.items),
        _ => None,
    })
}

/// The members of an `impl` that a quotation spells out.
pub(super) fn members(tokens: TokenStream) -> Result<Vec<syn::ImplItem>, Unknown> {
    let item = syn::parse2::<syn::ItemImpl>(quote! { impl Members { #tokens } });
    item.map(|item| item.items).map_err(|error| Unknown::new("an added method", error.to_string()))
}

/// The name of the type that an `impl` is for; empty for types that are no path.
pub(crate) fn implementor(item: &syn::ItemImpl) -> String {
    last_segment(&item.self_ty)
}

/// The last name of a type's path.
pub(crate) fn last_segment(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => {
            path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The generic arguments of the last segment of a type's path.
pub(crate) fn arguments(ty: &syn::Type) -> Vec<&syn::Type> {
    let syn::Type::Path(path) = ty else { return Vec::new() };
    let Some(segment) = path.path.segments.last() else { return Vec::new() };
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return Vec::new() };
    arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect()
}

/// The `T` of `Vec<T>`.
pub(super) fn list_item(ty: &syn::Type) -> Option<&syn::Type> {
    (last_segment(ty) == "Vec").then(|| arguments(ty).first().copied()).flatten()
}

/// The tokens as text, for messages and comparisons.
pub(crate) fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

/// Removes traits from the derived ones.
///
/// # Errors
///
/// What was expected, where nothing is derived.
pub(super) fn remove_derives(attributes: &mut [syn::Attribute], traits: &[&str]) -> Result<(), String> {
    let Some(derive) = attributes.iter_mut().find(|attribute| attribute.path().is_ident("derive")) else {
        return Err("`derive`".to_owned());
    };
    let mut kept = Vec::new();
    derive
        .parse_nested_meta(|derived| {
            let is_meant =
                derived.path.segments.last().is_some_and(|last| traits.iter().any(|name| last.ident == name));
            if !is_meant {
                kept.push(derived.path);
            }
            Ok(())
        })
        .map_err(|error| error.to_string())?;
    *derive = parse_quote! { #[derive(#(#kept),*)] };
    Ok(())
}

/// Derives `Default`, too.
///
/// # Errors
///
/// What was expected, where nothing is derived.
pub(super) fn add_default(attributes: &mut [syn::Attribute]) -> Result<(), String> {
    let derive = attributes.iter_mut().find(|attribute| attribute.path().is_ident("derive"));
    let syn::Meta::List(list) = &mut derive.ok_or("`derive`")?.meta else {
        return Err("`derive`".to_owned());
    };
    let others = &list.tokens;
    if !others.to_string().contains("Default") {
        list.tokens = quote! { #others, Default };
    }
    Ok(())
}
