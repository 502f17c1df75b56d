//! Holds one client against another that must have all of its names.

use std::collections::BTreeSet;

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};

use super::client::{Client, Definition, last};

/// What code for `selection` could not name or call with `complete`, or would find to be another type.
pub(crate) fn differences(selection: &Client, complete: &Client) -> Vec<String> {
    let mut found = Vec::new();
    for (name, signature) in &selection.functions {
        match complete.functions.get(name).or_else(|| by_another_name(name, complete)) {
            None => found.push(format!("{name}: missing")),
            Some(other) => {
                let (ours, theirs) = (complete.normal(signature), complete.normal(other));
                if ours != theirs {
                    found.push(format!("{name}:\n  - {ours}\n  + {theirs}"));
                }
            }
        }
    }
    for name in selection.builders.keys().filter(|name| !complete.builders.contains_key(*name)) {
        found.push(format!("types::builder::{name}: missing"));
    }
    for (name, definition) in &selection.types {
        let Some((_, other)) = complete.resolve(name) else {
            found.push(format!("types::{name}: missing"));
            continue;
        };
        match (definition, other) {
            (Definition::Members(members), Definition::Members(others)) => {
                for (member, types) in members {
                    let normal = |types: &Vec<syn::Type>| {
                        types.iter().map(|ty| complete.normal(ty)).collect::<Vec<_>>().join(", ")
                    };
                    let (ours, theirs) = (normal(types), others.get(member).map(normal));
                    if theirs.as_ref() != Some(&ours) {
                        let theirs = theirs.unwrap_or_else(|| "missing".to_owned());
                        found.push(format!("types::{name}.{member}:\n  - {ours}\n  + {theirs}"));
                    }
                }
            }
            (Definition::Alias(ty), _) => {
                let theirs: syn::Type = syn::parse_str(name).unwrap();
                let mut seen = BTreeSet::new();
                if !same(selection, ty, complete, &theirs, &mut seen) {
                    found.push(format!("types::{name}: another type than {}", ty.to_token_stream()));
                }
            }
            (Definition::Members(_), Definition::Alias(_)) => {
                found.push(format!("types::{name}: no type with members"));
            }
        }
    }
    found
}

/// The function of the type that another name of it stands for.
fn by_another_name<'c>(name: &str, client: &'c Client) -> Option<&'c syn::Signature> {
    let (owner, function) = name.rsplit_once("::")?;
    let (module, ty) = owner.rsplit_once("::")?;
    let (resolved, _) = client.resolve(ty)?;
    client.functions.get(&format!("{module}::{resolved}::{function}"))
}

/// Whether a type of one client has all that a type of the other has, down to its last member.
fn same<'c>(
    selection: &'c Client,
    ours: &syn::Type,
    complete: &'c Client,
    theirs: &syn::Type,
    seen: &mut BTreeSet<(String, String)>,
) -> bool {
    let (our_form, our_names) = form(selection, ours);
    let (their_form, their_names) = form(complete, theirs);
    our_form == their_form
        && our_names.iter().zip(&their_names).all(|(our_name, their_name)| {
            if !seen.insert((our_name.clone(), their_name.clone())) {
                return true;
            }
            let (Some((_, Definition::Members(ours))), Some((_, Definition::Members(theirs)))) =
                (selection.resolve(our_name), complete.resolve(their_name))
            else {
                return false;
            };
            ours.iter().all(|(member, types)| {
                theirs.get(member).is_some_and(|others| {
                    types.len() == others.len()
                        && types
                            .iter()
                            .zip(others)
                            .all(|(ours, theirs)| same(selection, ours, complete, theirs, seen))
                })
            })
        })
}

/// A type with `_` for each type of the client, and the names of those.
fn form(client: &Client, ty: &syn::Type) -> (String, Vec<String>) {
    struct Names<'c>(&'c Client, Vec<String>);
    impl VisitMut for Names<'_> {
        fn visit_type_mut(&mut self, ty: &mut syn::Type) {
            let name = last(ty);
            if matches!(ty, syn::Type::Path(path) if path.path.leading_colon.is_none())
                && self.0.types.contains_key(&name)
            {
                self.1.push(name);
                *ty = syn::parse_quote!(_);
                return;
            }
            visit_mut::visit_type_mut(self, ty);
        }
    }
    let mut ty: syn::Type = syn::parse_str(&client.normal(ty)).unwrap();
    let mut names = Names(client, Vec::new());
    names.visit_type_mut(&mut ty);
    (ty.to_token_stream().to_string(), names.1)
}
