//! The types of the client that the tables are about.

use std::collections::{BTreeMap, BTreeSet};

use crate::rewrite::reads::{self, Read};
use crate::rewrite::syntax;

#[derive(Default)]
pub(super) struct Types<'f> {
    pub(super) structs: BTreeMap<String, &'f syn::ItemStruct>,
    pub(super) with_builder: BTreeSet<String>,
    /// Those that are read member by member.
    pub(super) read: BTreeMap<String, Vec<Read>>,
    aliases: BTreeMap<String, String>,
}

impl<'f> Types<'f> {
    pub(super) fn of(client: &'f syn::File) -> Self {
        let items = syntax::inside(&client.items, "types");
        let mut types = Self::default();
        for item in syntax::inside(items, "builder") {
            if let syn::Item::Struct(item) = item {
                types.with_builder.insert(item.ident.to_string());
            }
        }
        for item in items {
            match item {
                syn::Item::Struct(item) => drop(types.structs.insert(item.ident.to_string(), item)),
                syn::Item::Type(item) => {
                    types.aliases.insert(item.ident.to_string(), syntax::last_segment(&item.ty));
                }
                item => types.read.extend(reads::of(item)),
            }
        }
        types
    }

    /// Whether there is a builder for the type of this name.
    pub(super) fn is_built(&self, name: &str) -> bool {
        match self.aliases.get(name) {
            Some(behind) => self.is_built(behind),
            None => self.structs.contains_key(name) && self.with_builder.contains(name),
        }
    }
}
