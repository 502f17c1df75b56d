//! What a setter takes: `V: TryInto<T>` becomes `V: IntoArgument<T, K>`.

use syn::parse_quote;

use super::super::syntax;

/// The types of other crates that `sdk_runtime::wire::PlainArgument` knows, besides `Value`.
const PLAIN: [&str; 23] = [
    "bool",
    "u8",
    "u16",
    "u32",
    "u64",
    "i8",
    "i16",
    "i32",
    "i64",
    "f32",
    "f64",
    "NonZeroU8",
    "NonZeroU16",
    "NonZeroU32",
    "NonZeroU64",
    "String",
    "Secret",
    "Upload",
    "Uuid",
    "Map",
    "HashMap",
    "Body",
    "Value",
];

/// Rewrites the signature, and gives the expression to be converted. `is_optional`: an absent argument can be given.
pub(super) fn apply(signature: &mut syn::Signature, is_optional: bool) -> syn::Expr {
    let parameter = signature.generics.type_params().next().map(|parameter| parameter.ident.clone());
    match parameter.zip(syntax::converted(signature).cloned()) {
        Some((parameter, ty)) if is_known(&ty) => {
            let ty: syn::Type = if is_optional {
                parse_quote! { ::std::option::Option<#ty> }
            } else {
                ty
            };
            signature.generics.params = parse_quote! { #parameter, K };
            signature.generics.where_clause =
                Some(parse_quote! { where #parameter: ::sdk_runtime::wire::IntoArgument<#ty, K> });
            parse_quote! { value }
        }
        _ if is_optional => {
            parse_quote! { ::std::option::Option::Some(::sdk_runtime::wire::Converted(value)) }
        }
        _ => parse_quote! { ::sdk_runtime::wire::Converted(value) },
    }
}

/// Whether the runtime has a rule for the type.
fn is_known(ty: &syn::Type) -> bool {
    let syn::Type::Path(path) = ty else { return false };
    let first = path.path.segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    match syntax::last_segment(ty).as_str() {
        "Option" | "Vec" | "Box" => syntax::arguments(ty).into_iter().all(is_known),
        _ if first == "types" || first == "super" => true,
        name => PLAIN.contains(&name),
    }
}
