//! What can be true at the vendor, given what was seen. Nothing here knows the decision.

use std::collections::BTreeSet;

use rotator::decision::{Attempt, Login};

/// One of the things that can be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum World {
    /// The old password is in place, and nothing of this run can change that any more.
    Old,
    /// The old password is in place, and an attempt of this run may be made at any time, or never.
    Pending,
    /// This run put the new password in place.
    New,
    /// The new password was in place before this run.
    Before,
}

/// All that can be true.
#[derive(Debug, Clone)]
pub(super) struct Worlds {
    all: BTreeSet<World>,
    /// The vendor said that it made the change.
    claimed: bool,
}

impl Worlds {
    /// Nothing has happened. That the password is in place already matters only where it is refused then.
    pub(super) fn new(idempotent: bool) -> Self {
        let all = if idempotent { vec![World::Old] } else { vec![World::Old, World::Before] };
        Self { all: all.into_iter().collect(), claimed: false }
    }

    fn then(&self, step: impl Fn(World) -> Vec<World>) -> Self {
        let mut all: BTreeSet<World> = self.all.iter().flat_map(|world| step(*world)).collect();
        // What is pending takes place at any moment, and so before the next one.
        if all.contains(&World::Pending) {
            all.insert(World::New);
        }
        Self { all, claimed: self.claimed }
    }

    /// A request is on its way.
    pub(super) fn in_flight(&self) -> Self {
        self.then(open)
    }

    pub(super) fn after_attempt(&self, attempt: Attempt) -> Self {
        match attempt {
            // It has no effect, now or later. What earlier ones have is as it was.
            Attempt::NotSent(_) | Attempt::NotApplied(_) | Attempt::ContentRefused => self.clone(),
            // It was made, is pending, or was dropped.
            Attempt::Unknown | Attempt::Foreign => self.then(open),
            // The vendor is believed; a login can take that back.
            Attempt::Undocumented | Attempt::Applied => {
                Self { claimed: true, ..self.then(|_| vec![World::New]) }
            }
        }
    }

    pub(super) fn after_login(&self, login: Login) -> Self {
        let mut after = self.clone();
        match login {
            Login::Accepted => after.all.retain(|world| matches!(world, World::New | World::Before)),
            // A login node may lag behind, so that the password can be in place all the same. Or the vendor was wrong.
            Login::Refused if self.claimed => after.all.extend([World::Old, World::New]),
            Login::Refused => after.all.retain(|world| *world != World::Before),
            Login::Inconclusive => {}
        }
        after
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn claimed(&self) -> bool {
        self.claimed
    }

    /// At the end, and for ever after.
    pub(super) fn surely_in_place(&self) -> bool {
        self.all.iter().all(|world| matches!(world, World::New | World::Before))
    }

    /// This run changes it, or has.
    pub(super) fn may_be_this_runs(&self) -> bool {
        self.all.iter().any(|world| matches!(world, World::New | World::Pending))
    }

    /// The old one stays.
    pub(super) fn surely_as_before(&self) -> bool {
        self.all.iter().all(|world| *world == World::Old)
    }
}

fn open(world: World) -> Vec<World> {
    match world {
        World::Old | World::Pending => vec![World::Old, World::Pending, World::New],
        World::New => vec![World::New],
        // The vendor refuses it a second time, which changes nothing.
        World::Before => vec![World::Before],
    }
}
