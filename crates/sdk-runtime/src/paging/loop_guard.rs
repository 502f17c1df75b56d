//! Noticing that pages lead in a cycle, without remembering all of them.

/// Brent's algorithm: one earlier place is remembered, and replaced after 1, 2, 4, 8 ... steps. A cycle is noticed
/// at the latest after three times the steps that lead into it and once around.
#[derive(Debug)]
pub(super) struct LoopGuard<P> {
    place: Option<P>,
    steps: u64,
    limit: u64,
}

impl<P> Default for LoopGuard<P> {
    fn default() -> Self {
        Self { place: None, steps: 0, limit: 1 }
    }
}

impl<P: PartialEq + Clone> LoopGuard<P> {
    /// Takes the next place, and tells whether it is the remembered one.
    pub(super) fn has_seen(&mut self, place: &P) -> bool {
        if self.place.as_ref() == Some(place) {
            return true;
        }
        self.steps += 1;
        if self.steps >= self.limit {
            self.place = Some(place.clone());
            self.steps = 0;
            self.limit = self.limit.saturating_mul(2);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_cycle_of_any_size_is_noticed(lead in 0u64..200, size in 1u64..200) {
            let mut guard = LoopGuard::default();
            let place = |step: u64| if step < lead { step } else { lead + (step - lead) % size };
            let noticed = (0..10_000).find(|&step| guard.has_seen(&place(step)));
            prop_assert!(noticed.is_some_and(|step| step >= size && step <= 3 * (lead + size) + 4), "{:?}", noticed);
        }

        #[test]
        fn a_straight_way_is_none(length in 0u64..5000) {
            let mut guard = LoopGuard::default();
            prop_assert!(!(0..length).any(|step| guard.has_seen(&step)));
        }
    }
}
