//! Types that are not generated.

use serde::de::DeserializeOwned;

use super::{FromJson, Json, Mismatch, Reading, by_serde};

/// Lets a type of your own stand where a generated one is expected, for example in the pages of a list that is asked
/// for with a [`RawRequest`](crate::RawRequest). It is read as its `Deserialize` says: what that refuses is an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BySerde<T>(pub T);

impl<T: DeserializeOwned> FromJson for BySerde<T> {
    /// What its `Deserialize` refuses is an error, damage included.
    const REPAIRS: bool = false;

    fn from_json(json: Json<'_>, _: &mut Reading) -> Result<Self, Mismatch> {
        by_serde(json).map(Self)
    }

    fn from_body(body: &[u8], _: &mut Reading) -> serde_json::Result<Result<Self, Mismatch>> {
        serde_json::from_slice(body).map(|value| Ok(Self(value)))
    }

    fn from_beginning(text: &[u8], _: &mut Reading) -> Option<(Result<Self, Mismatch>, usize)> {
        let mut values = serde_json::Deserializer::from_slice(text).into_iter();
        let value = values.next()?.ok()?;
        Some((Ok(Self(value)), values.byte_offset()))
    }
}
