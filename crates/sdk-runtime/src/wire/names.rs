//! Which member a name is.

/// The names of a type's members, and where each is found.
#[derive(Debug)]
pub struct Names<S: ?Sized = [u16]> {
    names: &'static [&'static str],
    /// The number of a name, from 1, at the place that its hash says, or at the next free one; 0 is free.
    slots: S,
}

impl<const SLOTS: usize> Names<[u16; SLOTS]> {
    /// The names, in the order in which they are taken. `SLOTS` is a power of two, and larger than their number.
    #[must_use]
    pub const fn new(names: &'static [&'static str]) -> Self {
        let mut slots = [0; SLOTS];
        let mut number = 0;
        while number < names.len() {
            let mut slot = hash(names[number].as_bytes()) % SLOTS;
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            number += 1;
            slots[slot] = number as u16;
        }
        Self { names, slots }
    }
}

impl Names {
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// The name with this number.
    pub(super) fn name(&self, number: usize) -> &'static str {
        self.names.get(number).copied().unwrap_or_default()
    }

    /// The number of a name.
    #[inline]
    pub(super) fn number(&self, name: &[u8]) -> Option<usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash(name);
        loop {
            let number = usize::from(*self.slots.get(slot & mask)?).checked_sub(1)?;
            if self.names.get(number)?.as_bytes() == name {
                return Some(number);
            }
            slot += 1;
        }
    }
}

/// Of the length and both ends, in which the names of a type hardly ever agree.
#[inline]
const fn hash(name: &[u8]) -> usize {
    let ends = match (name.first_chunk(), name.last_chunk(), name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last), ..) => {
            u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29)
        }
        (_, _, Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << 32
        }
        _ => match name {
            [first, .., last] => (*first as u64) << 8 | *last as u64,
            [only] => *only as u64,
            [] => 0,
        },
    };
    let mixed = (ends ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 40) as usize
}
