//! The part of an operation in the state.

/// What an operation does with the things of a collection, or with a single thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// Gives all of a collection.
    List,
    /// Makes one.
    Create,
    /// Makes one like another.
    Copy,
    /// Puts a thing of another collection into this one.
    Add,
    /// Gives one.
    Read,
    /// Changes one.
    Update,
    /// Removes one.
    Delete,
}

/// The part of an operation.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) action: Action,
    /// The path of the collection, or of the single thing, with its parameters.
    pub(crate) path: String,
    /// The parameter that names a thing of the collection; `None`: it is a single thing.
    pub(crate) parameter: Option<String>,
}
