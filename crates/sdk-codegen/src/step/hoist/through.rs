//! Follows requests into the components that they refer to, so that what is in a body has names of the operation's own
//! whether or not the vendor has made a component of it, which he may do on any day.

use std::collections::BTreeMap;

use super::places::{Of, Owner, Parent, Place};

/// For one operation or component. Nobody fills in a request with more; components that are all in each other have it.
const MAX_NAMES: usize = 500;

/// For all of them together.
const MAX_NAMES_IN_ALL: usize = 20_000;

/// How many components a name leads through. Without an end, names in a chain of components would be as long as it.
const DEEPEST: usize = 6;

/// The places, and behind them those in the components that they refer to.
pub(super) fn components(mut all: Vec<Place>) -> Vec<Place> {
    let mut owners: Vec<Owner> = Vec::new();
    let mut inside: BTreeMap<String, Vec<(usize, Place)>> = BTreeMap::new();
    for (index, place) in all.iter().enumerate() {
        let owner = match &place.parent {
            Parent::Owner(owner, _) => owner.clone(),
            Parent::Place(parent, _) => owners[*parent].clone(),
        };
        if let Owner::Component(name) = &owner {
            inside.entry(name.clone()).or_default().push((index, place.clone()));
        }
        owners.push(owner);
    }
    let mut room: BTreeMap<&Owner, usize> = BTreeMap::new();
    let max = all.len() + MAX_NAMES_IN_ALL;
    for (index, owner) in owners.iter().enumerate() {
        let mut expansion = Expansion {
            inside: &inside,
            room: room.entry(owner).or_insert(MAX_NAMES),
            max,
            outer: Vec::new(),
        };
        expansion.expand(index, &mut all);
    }
    all
}

struct Expansion<'i> {
    /// The places in each component, with their numbers.
    inside: &'i BTreeMap<String, Vec<(usize, Place)>>,
    room: &'i mut usize,
    max: usize,
    /// The components around, which are not entered again.
    outer: Vec<String>,
}

impl Expansion<'_> {
    /// Adds the places in the component at a place.
    fn expand(&mut self, place: usize, all: &mut Vec<Place>) {
        let Of::Component(name) = all[place].of.clone() else { return };
        if self.outer.len() == DEEPEST || self.outer.contains(&name) {
            return;
        }
        self.outer.push(name.clone());
        let mut copies = BTreeMap::new();
        for (index, inner) in self.inside.get(&name).into_iter().flatten() {
            if *self.room == 0 || all.len() >= self.max {
                break;
            }
            *self.room -= 1;
            let parent = match &inner.parent {
                Parent::Owner(_, part) => Parent::Place(place, part.clone()),
                Parent::Place(parent, part) => Parent::Place(copies[parent], part.clone()),
            };
            copies.insert(*index, all.len());
            all.push(Place { parent, of: inner.of.clone() });
            self.expand(all.len() - 1, all);
        }
        self.outer.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_through_a_few_components_of_a_chain() {
        let to = |index: usize| Of::Component(format!("C{index}"));
        let body = Parent::Owner(Owner::Operation("putFirst".to_owned()), "-body".to_owned());
        let mut all = vec![Place { parent: body, of: to(0) }];
        all.extend((0..1_000).map(|index| {
            let owner = Owner::Component(format!("C{index}"));
            Place { parent: Parent::Owner(owner, "_next".to_owned()), of: to(index + 1) }
        }));
        let found = components(all);
        assert!(found.len() <= 1_001 * (1 + DEEPEST), "{}", found.len());
    }
}
