//! JSON whose names are checked: serde_json keeps the last of two that are alike.

use std::cell::OnceCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::pointer::Pointer;

/// Reads one document. With an error comes the pointer of the innermost value that was begun.
pub(crate) fn parse(text: &str) -> Result<Value, (serde_json::Error, String)> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let failed = OnceCell::new();
    let document = Place { pointer: Pointer::Root, failed: &failed }.deserialize(&mut reader);
    let document = document.and_then(|document| reader.end().map(|()| document));
    document.map_err(|error| (error, failed.into_inner().unwrap_or_default()))
}

/// A value that is read.
#[derive(Clone, Copy)]
struct Place<'p> {
    pointer: Pointer<'p>,
    failed: &'p OnceCell<String>,
}

impl Place<'_> {
    fn of<'q>(&'q self, pointer: Pointer<'q>) -> Place<'q> {
        Place { pointer, failed: self.failed }
    }

    /// Errors go from the inside out: the first to note its place is the innermost.
    fn note<T, E>(&self, outcome: Result<T, E>) -> Result<T, E> {
        if outcome.is_err() {
            self.failed.get_or_init(|| self.pointer.text());
        }
        outcome
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.note(deserializer.deserialize_any(self))
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) =
            sequence.next_element_seed(self.of(Pointer::Item(&self.pointer, items.len())))?
        {
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            let value = map.next_value_seed(self.of(Pointer::Member(&self.pointer, &name)))?;
            let twice = members.contains_key(&name).then(|| self.pointer.twice(&name)).flatten();
            if let Some(message) = twice {
                return Err(A::Error::custom(message));
            }
            members.insert(name, value);
        }
        Ok(members.into())
    }
}
