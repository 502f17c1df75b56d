//! What the setters of builders do with their arguments.

use std::fmt::Display;

/// What a setter made of its argument: the value, or why it is none.
pub type Argument<T> = Result<T, String>;

/// A required argument of an operation.
///
/// # Errors
///
/// If it cannot be converted. The message names the argument, not its value.
pub fn argument<V: TryInto<T>, T>(name: &str, value: V) -> Argument<T> {
    value.try_into().map_err(|_| format!("{name} cannot be converted"))
}

/// An optional argument of an operation.
///
/// # Errors
///
/// If it cannot be converted. The message names the argument, not its value.
pub fn optional_argument<V: TryInto<T>, T>(name: &str, value: V) -> Argument<Option<T>> {
    argument(name, value).map(Some)
}

/// A body that is text.
///
/// # Errors
///
/// If it cannot be converted. The message names the argument, not its value.
pub fn text_argument<V: TryInto<String>>(name: &str, value: V) -> Argument<reqwest::Body> {
    argument::<V, String>(name, value).map(reqwest::Body::from)
}

/// A body, as the builder `B` of its type `T`.
///
/// # Errors
///
/// If it cannot be converted; the reason is in the words of the conversion.
pub fn body_argument<V: TryInto<T, Error: Display>, T, B: From<T>>(name: &str, value: V) -> Argument<B> {
    member(name, value).map(B::from)
}

/// A member of a body.
///
/// # Errors
///
/// If it cannot be converted; the reason is in the words of the conversion.
pub fn member<V: TryInto<T, Error: Display>, T>(name: &str, value: V) -> Argument<T> {
    value.try_into().map_err(|error| format!("{name}: {error}"))
}

/// A member of a body that can be `null`: `None` leaves it out, as it does everywhere.
///
/// # Errors
///
/// If it cannot be converted; the reason is in the words of the conversion.
pub fn nullable_member<V: TryInto<Option<T>, Error: Display>, T>(
    name: &str,
    value: V,
) -> Argument<Option<Option<T>>> {
    member(name, value).map(|given: Option<T>| given.map(Some))
}
