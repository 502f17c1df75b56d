//! What the setters of builders do with their arguments.

use super::IntoArgument;

/// What a setter made of its argument: the value, or why it is none.
pub type Argument<T> = Result<T, String>;

/// An argument of an operation, or a member of a body.
///
/// # Errors
///
/// If it cannot be converted: the argument's name, with the reason in the words of the conversion.
pub fn argument<V: IntoArgument<T, K>, T, K>(name: &str, value: V) -> Argument<T> {
    value.into_argument().map_err(|reason| format!("{name}: {reason}"))
}

/// A body that is text.
///
/// # Errors
///
/// As for [`argument`].
pub fn text_argument<V: IntoArgument<String, K>, K>(name: &str, value: V) -> Argument<reqwest::Body> {
    argument(name, value).map(reqwest::Body::from)
}

/// A body, as the builder `B` of its type `T`.
///
/// # Errors
///
/// As for [`argument`].
pub fn body_argument<V: IntoArgument<T, K>, K, T, B: From<T>>(name: &str, value: V) -> Argument<B> {
    argument(name, value).map(B::from)
}

/// A list or map that is left out where it is empty: `None` is empty, too.
///
/// # Errors
///
/// As for [`argument`].
pub fn collection_argument<V: IntoArgument<Option<T>, K>, T: Default, K>(
    name: &str,
    value: V,
) -> Argument<T> {
    argument(name, value).map(Option::unwrap_or_default)
}

/// A member of a body that can be `null`: `None` leaves it out, as it does everywhere.
///
/// # Errors
///
/// As for [`argument`].
pub fn nullable_argument<V: IntoArgument<Option<T>, K>, T, K>(
    name: &str,
    value: V,
) -> Argument<Option<Option<T>>> {
    argument(name, value).map(|given: Option<T>| given.map(Some))
}
