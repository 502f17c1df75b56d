//! The builders of a client's operations, found by their names: looking through all of them for each is what large documents wait for.

use std::collections::BTreeMap;

use super::syntax;

/// The builders in the code of a client.
pub(super) struct Builders<'f> {
    items: &'f mut Vec<syn::Item>,
    places: BTreeMap<String, Place>,
}

/// Where the parts of a builder stand among the items.
#[derive(Default)]
struct Place {
    structure: Option<usize>,
    implementation: Option<usize>,
}

/// One operation's builder.
pub(super) struct Builder<'f> {
    pub(super) structure: &'f mut syn::ItemStruct,
    /// The first without a trait.
    pub(super) implementation: &'f mut syn::ItemImpl,
}

impl<'f> Builders<'f> {
    /// The builders; none for a client without operations.
    pub(super) fn of(file: &'f mut syn::File) -> Option<Self> {
        let items = syntax::module(&mut file.items, "builder")?;
        let mut places: BTreeMap<String, Place> = BTreeMap::new();
        for (index, item) in items.iter().enumerate() {
            match item {
                syn::Item::Struct(item) => {
                    places.entry(item.ident.to_string()).or_default().structure.get_or_insert(index);
                }
                syn::Item::Impl(item) if item.trait_.is_none() => {
                    let place = places.entry(syntax::implementor(item)).or_default();
                    place.implementation.get_or_insert(index);
                }
                _ => (),
            }
        }
        Some(Self { items, places })
    }

    /// The builder of this name.
    pub(super) fn get(&mut self, name: &str) -> Option<Builder<'_>> {
        let place = self.places.get(name)?;
        match self.items.get_disjoint_mut([place.structure?, place.implementation?]).ok()? {
            [syn::Item::Struct(structure), syn::Item::Impl(implementation)] => {
                Some(Builder { structure, implementation })
            }
            _ => None,
        }
    }

    /// The structs.
    pub(super) fn structures(&self) -> impl Iterator<Item = &syn::ItemStruct> {
        self.items.iter().filter_map(|item| match item {
            syn::Item::Struct(item) => Some(item),
            _ => None,
        })
    }
}
