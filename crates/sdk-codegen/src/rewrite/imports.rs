//! Replaces progenitor's imports and re-exports: its error and response types never reach a caller.

use syn::parse_quote;

pub(super) fn apply(file: &mut syn::File) {
    file.items.retain(|item| !matches!(item, syn::Item::Use(_)) && !is_prelude(item));
    if let Some(builder) = super::syntax::module(&mut file.items, "builder") {
        builder.retain(|item| !matches!(item, syn::Item::Use(_)));
        builder.insert(0, parse_quote! { use super::types; });
        builder[0] = parse_quote! { #[allow(unused_imports, reason = "not every selection has operations")] use super::types; };
    }
}

fn is_prelude(item: &syn::Item) -> bool {
    matches!(item, syn::Item::Mod(module) if module.ident == "prelude")
}
