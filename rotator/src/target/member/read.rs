//! Objects of which some members are read, and lists of which some elements are.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Declares a type with the members that are needed of an object; the object's others are skipped.
macro_rules! needed {
    ($(#[$doc:meta])* struct $name:ident { $($field:ident: $kind:ty = $member:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub(in crate::target) struct $name {
            $(pub(in crate::target) $field: crate::target::member::Member<$kind>,)+
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use crate::target::member::{Member, members};

                let mut members = members(deserializer, &[$($member),+])?;
                Ok(Self { $($field: Member::new($member, members.remove($member)),)+ })
            }
        }
    };
}
pub(in crate::target) use needed;

/// The members of an object with these names.
pub(in crate::target) fn members<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &'static [&'static str],
) -> Result<Map<String, Value>, D::Error> {
    deserializer.deserialize_map(Members(names))
}

struct Members(&'static [&'static str]);

impl<'de> Visitor<'de> for Members {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if self.0.contains(&&*name) {
                members.insert(name, map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(members)
    }
}

/// An element of a list; nothing if it is no object, which can be no account.
#[derive(Debug)]
pub(in crate::target) struct Element<T>(pub(in crate::target) Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyElement(PhantomData)).map(Self)
    }
}

struct AnyElement<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AnyElement<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an element")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<T>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Option<T>, E> {
        Ok(None)
    }
}
