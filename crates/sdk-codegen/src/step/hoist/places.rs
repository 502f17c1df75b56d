//! Names places, and the types that are used there.
//!
//! Every place has a name of its own, made from the operation or component that it belongs to. A type is named after
//! its first place, and which one that is depends on what else the document contains; so the other places' names are
//! kept as further names of the type (see [`TYPE_NAMES`]), and no operation that a vendor adds takes a name away.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::naming::RESERVED;
use crate::error::Problem;
use crate::names;
use crate::walk;

/// Extension of operations and components: the names of places in them whose type is named after another place, each
/// with the name of that type.
pub(crate) const TYPE_NAMES: &str = "x-codegen-type-names";

/// What places belong to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Owner {
    /// An operation, by its id.
    Operation(String),
    Component(String),
}

/// What a place is a part of, for its name.
#[derive(Clone, Debug)]
pub(super) enum Parent {
    /// An operation or component, and the part of it.
    Owner(Owner, String),
    /// The type at another place, and the part of it.
    Place(usize, String),
}

impl Parent {
    pub(super) fn part(&self, suffix: &str) -> Self {
        match self {
            Self::Owner(owner, part) => Self::Owner(owner.clone(), format!("{part}{suffix}")),
            Self::Place(place, part) => Self::Place(*place, format!("{part}{suffix}")),
        }
    }
}

/// Where a type is used. Parents come before their parts in a list of places.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) parent: Parent,
    pub(super) of: Of,
}

/// The type that is used at a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// One of the document's components.
    Component(String),
    /// One that was taken out of the places where it stood.
    Inline(usize),
}

/// What decides about the name of a type.
pub(super) struct Type {
    /// Its `x-codegen-name`.
    pub(super) rust_name: Option<String>,
    pub(super) type_fingerprint: String,
}

/// The names of types, and the further names of them by what the places belong to.
pub(super) struct Names {
    pub(super) types: Vec<String>,
    pub(super) others: BTreeMap<Owner, Map<String, Value>>,
}

/// Names everything. `existing` are the components, with their structure.
pub(super) fn name(
    types: &[Type],
    places: &[Place],
    existing: &BTreeMap<String, String>,
    notes: &mut Vec<Problem>,
) -> Names {
    let mut naming = Naming::default();
    let reserved = RESERVED.iter().map(|name| ((*name).to_owned(), None));
    naming.holders.extend(reserved);
    for name in existing.keys() {
        let component = Of::Component(name.clone());
        naming.holders.insert(name.clone(), Some(component.clone()));
        naming.names.insert(component, name.clone());
    }
    let unnamed = naming.given(types, places, existing);
    let mut of_places: Vec<String> = Vec::with_capacity(places.len());
    let mut others: BTreeMap<Owner, Map<String, Value>> = BTreeMap::new();
    let mut owners: Vec<&Owner> = Vec::with_capacity(places.len());
    for place in places {
        let (owner, natural) = match &place.parent {
            Parent::Owner(owner, part) => (owner, names::pascal(&format!("{}{part}", owner.name()))),
            Parent::Place(parent, part) => {
                (owners[*parent], names::pascal(&format!("{}{part}", of_places[*parent])))
            }
        };
        owners.push(owner);
        let given = match place.of {
            Of::Inline(index) if !unnamed.contains_key(&index) => types[index].rust_name.clone(),
            _ => None,
        };
        // The first name becomes that of the type, which typify leaves as it is.
        let is_first = !naming.names.contains_key(&place.of);
        let natural = if is_first { names::component(&natural) } else { natural };
        let name = given.unwrap_or_else(|| naming.claim(&natural, &place.of));
        let of_type = naming.names.entry(place.of.clone()).or_insert_with(|| name.clone());
        if *of_type != name {
            others.entry(owner.clone()).or_default().insert(name.clone(), Value::String(of_type.clone()));
        }
        of_places.push(name);
    }
    let name = |index| naming.names.get(&Of::Inline(index)).cloned().unwrap_or_default();
    for (index, rust_name) in unnamed {
        let message = format!(
            "x-codegen-name `{rust_name}` is on schemas of different structure; this one is called `{}` here",
            name(index)
        );
        notes.push(Problem::new("", message));
    }
    Names { types: (0..types.len()).map(name).collect(), others }
}

/// Writes the further names into the operations and components.
pub(super) fn keep(mut others: BTreeMap<Owner, Map<String, Value>>, document: &mut Value) {
    walk::operations(document, |operation| {
        if let Some(names) = others.remove(&Owner::Operation(operation.id().to_owned())) {
            operation.value.insert(TYPE_NAMES.to_owned(), Value::Object(names));
        }
    });
    for (name, component) in walk::components_mut(document).into_iter().flatten() {
        let names = others.remove(&Owner::Component(name.clone()));
        if let (Some(names), Some(component)) = (names, component.as_object_mut()) {
            component.insert(TYPE_NAMES.to_owned(), Value::Object(names));
        }
    }
}

impl Owner {
    fn name(&self) -> &str {
        match self {
            Self::Operation(name) | Self::Component(name) => name,
        }
    }
}

#[derive(Default)]
struct Naming {
    /// The names that are taken: by a type, or by something else.
    holders: BTreeMap<String, Option<Of>>,
    /// What the types are called.
    names: BTreeMap<Of, String>,
}

impl Naming {
    /// Gives types the names that an overlay has for them. Where one name is on schemas of different structure, as
    /// another version of a document can make it, the one in most places keeps it; the others come back.
    fn given(
        &mut self,
        types: &[Type],
        places: &[Place],
        existing: &BTreeMap<String, String>,
    ) -> BTreeMap<usize, String> {
        let mut uses = vec![0_usize; types.len()];
        for place in places {
            if let Of::Inline(index) = place.of {
                uses[index] += 1;
            }
        }
        let mut claims: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
        for (index, Type { rust_name, type_fingerprint }) in types.iter().enumerate() {
            if let Some(rust_name) = rust_name {
                claims.entry(rust_name).or_default().entry(type_fingerprint).or_default().push(index);
            }
        }
        let mut unnamed = BTreeMap::new();
        for (rust_name, type_fingerprints) in claims {
            let kept = match existing.get(rust_name) {
                Some(type_fingerprint) => Some(type_fingerprint.as_str()),
                None if RESERVED.contains(&rust_name) => None,
                None => type_fingerprints
                    .iter()
                    .max_by_key(|(_, same)| {
                        let places: usize = same.iter().map(|index| uses[*index]).sum();
                        (places, std::cmp::Reverse(same.first()))
                    })
                    .map(|(type_fingerprint, _)| *type_fingerprint),
            };
            for (type_fingerprint, same) in &type_fingerprints {
                for index in same {
                    if kept == Some(*type_fingerprint) {
                        self.holders.insert(rust_name.to_owned(), Some(Of::Inline(*index)));
                        self.names.insert(Of::Inline(*index), rust_name.to_owned());
                    } else {
                        unnamed.insert(*index, rust_name.to_owned());
                    }
                }
            }
        }
        unnamed
    }

    /// The name for a type, with the first number that leaves it to this type alone.
    fn claim(&mut self, name: &str, of: &Of) -> String {
        names::first_free(name, "", |candidate| {
            let holder = self.holders.entry(candidate.to_owned()).or_insert_with(|| Some(of.clone()));
            holder.as_ref() == Some(of)
        })
    }
}
