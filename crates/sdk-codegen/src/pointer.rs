//! JSON pointers (RFC 6901), built while walking a document.

use std::fmt;

use sdk_openapi::pointer::escape;

/// A pointer into a document; grows and shrinks while the document is visited.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pointer(String);

impl Pointer {
    pub(crate) fn root() -> Self {
        Self::default()
    }

    /// The pointer of a member or element below this one.
    pub(crate) fn child(&self, segment: impl fmt::Display) -> Self {
        let mut child = self.clone();
        child.push(segment);
        child
    }

    pub(crate) fn push(&mut self, segment: impl fmt::Display) {
        self.0.push('/');
        self.0.push_str(&escape(&segment.to_string()));
    }

    /// Runs `visit` one level deeper, then returns to this level.
    pub(crate) fn within<T>(&mut self, segment: impl fmt::Display, visit: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.0.len();
        self.push(segment);
        let value = visit(self);
        self.0.truncate(length);
        value
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_are_escaped() {
        assert_eq!(Pointer::root().child("paths").child("/a~b").as_str(), "/paths/~1a~0b");
    }

    #[test]
    fn within_restores_the_level() {
        let mut pointer = Pointer::root().child("a");
        pointer.within("b", |inner| assert_eq!(inner.as_str(), "/a/b"));
        assert_eq!(pointer.as_str(), "/a");
    }
}
