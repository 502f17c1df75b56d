//! What a thread has while something runs.

use std::cell::RefCell;
use std::thread::LocalKey;

/// Runs `work` with `value` in the place of the thread, and gives what it left there, too.
pub(crate) fn scoped<T: Default + 'static, R>(
    place: &'static LocalKey<RefCell<T>>,
    value: T,
    work: impl FnOnce() -> R,
) -> (R, T) {
    /// Puts back what was, also after a panic.
    struct Before<T: Default + 'static>(&'static LocalKey<RefCell<T>>, T);

    impl<T: Default + 'static> Drop for Before<T> {
        fn drop(&mut self) {
            self.0.set(std::mem::take(&mut self.1));
        }
    }

    let _before = Before(place, place.replace(value));
    let done = work();
    (done, place.take())
}
