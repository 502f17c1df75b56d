//! Leaves the conversion of a setter's argument to one function and one trait of the runtime.
//!
//! Each of the generated closures is compiled on its own, and there are thousands. What std converts is also not what
//! people write: no `&str` where text is optional, no array where a list goes, no builder where its type goes.

mod bound;
mod clearing;

use std::collections::BTreeSet;

use quote::format_ident;
use syn::parse_quote;

use super::wire::{Field, Special};
use super::{Unknown, syntax};

pub(super) fn apply(file: &mut syn::File, special: &Special) -> Result<(), Unknown> {
    if let Some(builder) = syntax::module(&mut file.items, "builder") {
        each(builder, &argument)?;
    }
    let types = syntax::module(&mut file.items, "types");
    if let Some(builder) = types.and_then(|types| syntax::module(types, "builder")) {
        for item in builder.iter_mut() {
            if let syn::Item::Struct(item) = item {
                doubly_optional(item, &special.nullable);
            }
            starts_empty(item, &special.rest);
        }
        each(builder, &|owner, name, value| member(owner, name, value, special))?;
        for item in builder.iter_mut() {
            clearing::apply(item, special);
        }
    }
    Ok(())
}

type Rewrite<'n> = dyn Fn(&str, &str, &str) -> Option<Setter> + 'n;

/// What a setter does with its argument.
enum Setter {
    /// Applies it to the builder of the body.
    Map,
    /// Converts it by this function of the runtime, whose result can be absent although the argument is not optional in
    /// the generator's eyes.
    Converts { function: &'static str, is_optional: bool },
}

impl Setter {
    fn by(function: &'static str) -> Option<Self> {
        Some(Self::Converts { function, is_optional: false })
    }

    fn optional(function: &'static str) -> Option<Self> {
        Some(Self::Converts { function, is_optional: true })
    }
}

/// The builder's field as the type's: `null` can be set.
fn doubly_optional(builder: &mut syn::ItemStruct, nullable: &BTreeSet<Field>) {
    let owner = builder.ident.to_string();
    for field in &mut builder.fields {
        let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let optional = syntax::arguments(&field.ty).first().map(|ty| (*ty).clone());
        if let Some(optional) = optional.filter(|_| nullable.contains(&(owner.clone(), name))) {
            field.ty = parse_quote! {
                ::std::result::Result<::std::option::Option<#optional>, ::std::string::String>
            };
        }
    }
}

/// The fields that collect what no other field names need not be set.
fn starts_empty(item: &mut syn::Item, rest: &BTreeSet<Field>) {
    let syn::Item::Impl(item) = item else { return };
    let owner = syntax::implementor(item);
    for function in &mut item.items {
        let syn::ImplItem::Fn(function) = function else { continue };
        let Some(syn::Stmt::Expr(syn::Expr::Struct(fields), _)) = function.block.stmts.first_mut() else {
            continue;
        };
        for field in fields.fields.iter_mut().filter(|_| function.sig.ident == "default") {
            if rest.contains(&(owner.clone(), syntax::text(&field.member))) {
                field.expr = parse_quote! { ::std::result::Result::Ok(::std::default::Default::default()) };
            }
        }
    }
}

/// Rewrites the value assigned in each method of the form `self.name = ..; self`.
fn each(items: &mut [syn::Item], rewrite: &Rewrite<'_>) -> Result<(), Unknown> {
    for item in items {
        let syn::Item::Impl(implementation) = item else { continue };
        if implementation.trait_.is_some() {
            continue;
        }
        let owner = syntax::implementor(implementation);
        for member in &mut implementation.items {
            let syn::ImplItem::Fn(method) = member else { continue };
            let Some(name) = setter(method) else { continue };
            let Some(syn::Stmt::Expr(syn::Expr::Assign(assignment), _)) = method.block.stmts.first_mut()
            else {
                continue;
            };
            let text = syntax::text(&assignment.right);
            let unknown = || Unknown::new(&owner, format!("no conversion `{text}` in `{name}`"));
            let label = name.to_string();
            *assignment.right = match rewrite(&owner, &label, &text).ok_or_else(unknown)? {
                Setter::Map => continue,
                Setter::Converts { function, is_optional } => {
                    let value = bound::apply(&mut method.sig, is_optional);
                    let function = format_ident!("{function}");
                    parse_quote! { ::sdk_runtime::wire::#function(#label, #value) }
                }
            };
        }
    }
    Ok(())
}

/// The field that a method sets.
fn setter(function: &syn::ImplItemFn) -> Option<syn::Ident> {
    let [syn::Stmt::Expr(syn::Expr::Assign(assignment), _), syn::Stmt::Expr(_, None)] =
        function.block.stmts.as_slice()
    else {
        return None;
    };
    let syn::Expr::Field(field) = assignment.left.as_ref() else { return None };
    match &field.member {
        syn::Member::Named(name) => Some(name.clone()),
        syn::Member::Unnamed(_) => None,
    }
}

/// In the builder of an operation.
fn argument(_: &str, _: &str, value: &str) -> Option<Setter> {
    match value {
        // `body_map`
        "self . body . map (f)" => Some(Setter::Map),
        _ if value.starts_with("value . try_into () . map_err (| _ | \"")
            && value.ends_with("\" . to_string ()) . map (| v | v . into ())") =>
        {
            Setter::by("text_argument")
        }
        _ if !value.ends_with(')') => None,
        _ if value.starts_with("value . try_into () . map (Some) . map_err (| _ | \"") => {
            Setter::optional("argument")
        }
        _ if value.starts_with("value . try_into () . map (From :: from) . map_err (| s | format !") => {
            Setter::by("body_argument")
        }
        _ if value.starts_with("value . try_into () . map_err (| _ | \"") => Setter::by("argument"),
        _ => None,
    }
}

/// In the builder of a type.
fn member(owner: &str, name: &str, value: &str, special: &Special) -> Option<Setter> {
    let field = (owner.to_owned(), name.to_owned());
    if !value.starts_with("value . try_into () . map_err (| e | format !") {
        None
    } else if special.nullable.contains(&field) {
        Setter::by("nullable_argument")
    } else if special.collections.contains(&field) {
        Setter::optional("collection_argument")
    } else {
        Setter::by("argument")
    }
}
