//! What can be given where a builder takes an argument.

use std::collections::HashMap;
use std::fmt::Display;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::FromObject;
use crate::{Secret, Upload};

/// What can be given where a builder takes a `T`:
///
/// | taken | given |
/// |---|---|
/// | text | `&str`, `String`, `&String` |
/// | number | a number of any width that fits |
/// | value of a list of values | the value, or its text |
/// | type with a builder | the type, or the builder |
/// | list | `Vec`, array or slice of what is taken as an item |
/// | what can be left out | the thing itself, or an `Option` of what is taken as the thing |
///
/// `K` says which of these rules holds. The compiler finds it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be given where `{T}` is taken",
    note = "text is taken as `&str` or `String`, a list as `Vec`, array or slice, a type as itself or its builder; an \
            `Option` only of what can be left out (a bare `None` needs a type: `None::<&str>`)"
)]
pub trait IntoArgument<T, K>: Sized {
    /// Converts it.
    ///
    /// # Errors
    ///
    /// Why it is no `T`, without the value.
    fn into_argument(self) -> Result<T, String>;
}

/// The rule for what is neither a list nor optional: what std converts.
#[derive(Debug)]
pub struct Plain;
/// The rule for free JSON.
#[derive(Debug)]
pub struct Free;
/// The rule for an argument that can be left out and is given.
#[derive(Debug)]
pub struct Given<K>(K);
/// The rule for an argument that can be left out, and perhaps is.
#[derive(Debug)]
pub struct Optional<K>(K);
/// The rule for lists.
#[derive(Debug)]
pub struct Each<K>(K);
/// The rule for types that contain themselves.
#[derive(Debug)]
pub struct Boxed<K>(K);
/// The rule for choices that contain themselves and are in a box already.
#[derive(Debug)]
pub struct InBox;

/// A type to which the first of these rules applies. Lists and options are none, which keeps the rules apart.
pub trait PlainArgument {}

impl<T: FromObject> PlainArgument for T {}
impl<K, V, S> PlainArgument for HashMap<K, V, S> {}

macro_rules! plain {
    ($($ty:ty)*) => {$(impl PlainArgument for $ty {})*};
}

plain! {
    bool u8 u16 u32 u64 i8 i16 i32 i64 f32 f64 NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64
    String Secret Upload Uuid Map<String, Value> reqwest::Body
}

impl<V: TryInto<T, Error: Display>, T: PlainArgument> IntoArgument<T, Plain> for V {
    fn into_argument(self) -> Result<T, String> {
        self.try_into().map_err(|error| error.to_string())
    }
}

macro_rules! free {
    ($($ty:ty)*) => {$(
        impl IntoArgument<Value, Free> for $ty {
            fn into_argument(self) -> Result<Value, String> {
                Ok(self.into())
            }
        }
    )*};
}

free! { Value bool i32 i64 u32 u64 f64 &str String Map<String, Value> Vec<Value> }

impl<V: IntoArgument<T, K>, T, K> IntoArgument<Option<T>, Given<K>> for V {
    fn into_argument(self) -> Result<Option<T>, String> {
        self.into_argument().map(Some)
    }
}

impl<V: IntoArgument<T, K>, T, K> IntoArgument<Option<T>, Optional<K>> for Option<V> {
    fn into_argument(self) -> Result<Option<T>, String> {
        self.map(V::into_argument).transpose()
    }
}

impl<V: IntoArgument<T, K>, T, K> IntoArgument<Vec<T>, Each<K>> for Vec<V> {
    fn into_argument(self) -> Result<Vec<T>, String> {
        self.into_iter().map(V::into_argument).collect()
    }
}

impl<V: IntoArgument<T, K>, T, K, const N: usize> IntoArgument<Vec<T>, Each<K>> for [V; N] {
    fn into_argument(self) -> Result<Vec<T>, String> {
        self.into_iter().map(V::into_argument).collect()
    }
}

impl<V: IntoArgument<T, K> + Clone, T, K> IntoArgument<Vec<T>, Each<K>> for &[V] {
    fn into_argument(self) -> Result<Vec<T>, String> {
        self.iter().cloned().map(V::into_argument).collect()
    }
}

impl<V: IntoArgument<T, K> + Clone, T, K> IntoArgument<Vec<T>, Each<K>> for &Vec<V> {
    fn into_argument(self) -> Result<Vec<T>, String> {
        self.as_slice().into_argument()
    }
}

impl<V: IntoArgument<T, K> + Clone, T, K, const N: usize> IntoArgument<Vec<T>, Each<K>> for &[V; N] {
    fn into_argument(self) -> Result<Vec<T>, String> {
        self.as_slice().into_argument()
    }
}

impl<V: IntoArgument<T, K>, T, K> IntoArgument<Box<T>, Boxed<K>> for V {
    fn into_argument(self) -> Result<Box<T>, String> {
        self.into_argument().map(Box::new)
    }
}

/// What only std converts: for the types that no rule knows.
#[derive(Debug)]
pub struct Converted<V>(pub V);

impl<V: TryInto<T>, T> IntoArgument<T, ()> for Converted<V> {
    fn into_argument(self) -> Result<T, String> {
        self.0.try_into().map_err(|_| "it cannot be converted".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken<T, K>(value: impl IntoArgument<T, K>) -> T {
        value.into_argument().unwrap()
    }

    #[test]
    fn text_is_taken_in_every_form() {
        let owned = "a".to_owned();
        assert_eq!([taken::<String, _>("a"), taken(&owned), taken(owned.clone())], ["a", "a", "a"]);
        let all: [Option<String>; 5] = [
            taken("a"),
            taken(owned.clone()),
            taken(Some("a")),
            taken(Some(&owned)),
            taken(Some(owned.clone())),
        ];
        assert!(all.iter().all(|text| text.as_deref() == Some("a")));
        assert_eq!(taken::<Option<String>, _>(None::<&str>), None);
        assert_eq!(taken::<Option<Secret>, _>(Some("a")).unwrap().expose(), "a");
    }

    #[test]
    fn lists_are_taken_in_every_form() {
        let owned = vec!["a".to_owned()];
        let all: [Vec<String>; 5] =
            [taken(["a"]), taken(vec!["a"]), taken(owned.clone()), taken(&owned), taken(owned.as_slice())];
        assert!(all.iter().all(|list| *list == ["a"]));
        assert_eq!(taken::<Option<Vec<String>>, _>(["a"]), Some(owned.clone()));
        assert_eq!(taken::<Option<Vec<String>>, _>(Some(["a"])), Some(owned));
        assert_eq!(taken::<Option<Vec<i64>>, _>(&[1, 2]), Some(vec![1, 2]));
    }

    #[test]
    fn a_number_that_does_not_fit_is_an_error_and_not_another_number() {
        assert_eq!(taken::<Option<i64>, _>(7_usize), Some(7));
        let refused = IntoArgument::<i64, _>::into_argument(u64::MAX);
        assert_eq!(refused.unwrap_err(), "out of range integral type conversion attempted");
    }

    #[test]
    fn free_json_is_taken_as_itself_or_as_a_scalar() {
        assert_eq!(taken::<Option<Value>, _>(serde_json::json!([1])), Some(serde_json::json!([1])));
        assert_eq!(taken::<Option<Value>, _>(Some("a")), Some("a".into()));
        assert_eq!(taken::<Value, _>(5), Value::from(5));
    }
}
