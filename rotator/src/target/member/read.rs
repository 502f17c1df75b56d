//! Objects of which some members are read, and lists of which some elements are.

use std::collections::BTreeMap;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error};
use serde_json::value::RawValue;
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

/// The members of an object with these names. Of two with one name, the last one counts.
pub(in crate::target) fn members<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &'static [&'static str],
) -> Result<Map<String, Value>, D::Error> {
    let members = BTreeMap::<String, Box<RawValue>>::deserialize(deserializer)?;
    let wanted = members.into_iter().filter(|(name, _)| names.contains(&&**name));
    wanted.map(|(name, value)| Ok((name, parsed(&value)?))).collect()
}

/// An element of a list; nothing if it is no object, which can be no account.
#[derive(Debug)]
pub(in crate::target) struct Element<T>(pub(in crate::target) Option<T>);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let element = Box::<RawValue>::deserialize(deserializer)?;
        element.get().starts_with('{').then(|| parsed(&element)).transpose().map(Self)
    }
}

fn parsed<T: DeserializeOwned, E: Error>(value: &RawValue) -> Result<T, E> {
    serde_json::from_str(value.get()).map_err(E::custom)
}
