//! The faults of a server that have not struck yet.

use std::collections::VecDeque;

use parking_lot::Mutex;

use super::Fault;
use crate::stub::Matcher;

/// Faults in the order in which they were given.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    waiting: Mutex<VecDeque<Fault>>,
}

impl Faults {
    pub(crate) fn push(&self, fault: Fault) {
        self.waiting.lock().push_back(fault);
    }

    pub(crate) fn clear(&self) {
        self.waiting.lock().clear();
    }

    /// All that have not struck as often as they shall.
    pub(crate) fn all(&self) -> Vec<Fault> {
        self.waiting.lock().iter().cloned().collect()
    }

    /// Faults that have a number and did not strike as often.
    pub(crate) fn unused(&self) -> Vec<Fault> {
        self.waiting.lock().iter().filter(|fault| !fault.always).cloned().collect()
    }

    /// The fault that strikes a call, if one does. The first that fits is used up by one.
    pub(crate) fn take(&self, fits: impl Fn(Matcher<'_>) -> bool) -> Option<Fault> {
        let mut waiting = self.waiting.lock();
        let index = waiting.iter().position(|fault| fits(fault.matcher()))?;
        let fault = &mut waiting[index];
        if fault.skip > 0 {
            fault.skip -= 1;
            return None;
        }
        let struck = fault.clone();
        let left = fault.times.unwrap_or(1).saturating_sub(1);
        fault.times = Some(left);
        if left == 0 && !fault.always {
            waiting.remove(index);
        }
        Some(struck)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statuses(faults: &Faults, calls: &[&str]) -> Vec<Option<u16>> {
        let of = |call: &str| faults.take(|it| it.operation.is_none_or(|id| id == call));
        calls.iter().map(|call| of(call).and_then(|fault| fault.status)).collect()
    }

    #[test]
    fn strikes_in_order_and_as_often_as_told() {
        let faults = Faults::default();
        faults.push(Fault::on("a").status(429).times(2));
        faults.push(Fault::on("a").status(503));
        faults.push(Fault::on("b").status(500).skip(1));
        let calls = ["a", "b", "a", "b", "a", "a", "b"];
        let expected = [Some(429), None, Some(429), Some(500), Some(503), None, None];
        assert_eq!(statuses(&faults, &calls), expected);
        assert!(faults.unused().is_empty());
    }

    #[test]
    fn a_fault_of_any_operation_can_last() {
        let faults = Faults::default();
        faults.push(Fault::on_any().status(500).always());
        assert_eq!(statuses(&faults, &["a", "b"]), [Some(500), Some(500)]);
        assert!(faults.unused().is_empty());
        faults.clear();
        assert_eq!(statuses(&faults, &["a"]), [None]);
    }
}
