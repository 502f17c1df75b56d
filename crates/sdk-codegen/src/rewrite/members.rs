//! Reads what serde attributes say about the members of a generated struct, and removes them.

use syn::punctuated::Punctuated;

use super::annotations::OfType;
use super::{free, syntax};

/// One field of a struct, as JSON sees it.
pub(super) struct Member {
    pub(super) field: syn::Ident,
    /// The name of the member; `None` where the field collects what no other field names.
    pub(super) name: Option<String>,
    pub(super) presence: Presence,
    /// Whether no type describes the value.
    pub(super) free: bool,
}

/// When a member is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    Optional,
    /// A list or map, left out when empty.
    Collection,
    /// Optional, and `null` has a meaning of its own.
    Nullable,
    /// Collects the other members.
    Rest,
}

/// Takes the attributes `#[serde(..)]` off a field.
///
/// # Errors
///
/// What was expected, where an attribute is not one of typify's.
pub(super) fn take(field: &mut syn::Field, annotations: &OfType<'_>) -> Result<Member, String> {
    let ident = field.ident.clone().ok_or("named fields")?;
    let mut member = Member {
        name: Some(ident.to_string()),
        field: ident,
        presence: Presence::Required,
        free: free::is_free(&field.ty),
    };
    let (serde, others): (Vec<_>, Vec<_>) =
        field.attrs.drain(..).partition(|attribute| attribute.path().is_ident("serde"));
    field.attrs = others;
    for attribute in serde {
        let options = attribute
            .parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated)
            .map_err(|error| error.to_string())?;
        for option in options {
            apply(&option, &mut member)?;
        }
    }
    if member.presence == Presence::Optional {
        if syntax::last_segment(&field.ty) != "Option" {
            return Err(format!("an `Option`, not `{}`", syntax::text(&field.ty)));
        }
        if member.name.as_deref().is_some_and(|name| annotations.is_nullable(name)) {
            member.presence = Presence::Nullable;
            let ty = &field.ty;
            field.ty = syn::parse_quote! { ::std::option::Option<#ty> };
        }
    }
    member.name = member.name.map(|name| annotations.wire_name(&name));
    Ok(member)
}

fn apply(option: &syn::Meta, member: &mut Member) -> Result<(), String> {
    let text = syntax::text(option);
    match option {
        syn::Meta::NameValue(pair) if pair.path.is_ident("rename") => {
            let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. }) = &pair.value else {
                return Err("a name".to_owned());
            };
            member.name = Some(name.value());
        }
        syn::Meta::Path(path) if path.is_ident("flatten") => {
            member.presence = Presence::Rest;
            member.name = None;
        }
        _ if text == "skip_serializing_if = \"::std::option::Option::is_none\"" => {
            member.presence = Presence::Optional
        }
        _ if text == "default" || is_empty(&text) => member.presence = Presence::Collection,
        // A required member that can be null: the type is `Option`, and absence an error.
        _ if text == "deserialize_with = \"::std::option::Option::deserialize\"" => (),
        _ => return Err(format!("no attribute `{text}`")),
    }
    Ok(())
}

/// typify writes these for optional lists and maps.
fn is_empty(option: &str) -> bool {
    [
        "skip_serializing_if = \"::std::vec::Vec::is_empty\"",
        "skip_serializing_if = \"::serde_json::Map::is_empty\"",
        "skip_serializing_if = \":: std :: collections :: HashMap::is_empty\"",
    ]
    .contains(&option)
}
