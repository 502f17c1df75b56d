//! YAML as the JSON that it stands for.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

pub(crate) fn parse(text: &[u8]) -> Result<Value, yaml_serde::Error> {
    // Every value takes a byte of the text at least, unless an alias repeats it.
    let budget = Cell::new(text.len().saturating_mul(4).saturating_add(10_000));
    Any { budget: &budget }.deserialize(yaml_serde::Deserializer::from_slice(text))
}

/// Any value, as long as the budget lasts.
#[derive(Clone, Copy)]
struct Any<'b> {
    budget: &'b Cell<usize>,
}

impl Any<'_> {
    fn take<E: Error>(self, amount: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(amount.saturating_add(1));
        self.budget.set(left.ok_or_else(|| E::custom("its aliases make it many times larger than it is"))?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Any<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has as well")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.take(0).map(|()| value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.take(0).map(|()| value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.take(0).map(|()| value.into())
    }

    #[allow(clippy::cast_precision_loss, reason = "as in a document in JSON")]
    fn visit_i128<E: Error>(self, value: i128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    #[allow(clippy::cast_precision_loss, reason = "as in a document in JSON")]
    fn visit_u128<E: Error>(self, value: u128) -> Result<Value, E> {
        self.visit_f64(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // JSON has no infinity: what a document means by it is a text.
        self.take(0).map(|()| Number::from_f64(value).map_or_else(|| value.to_string().into(), Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.take(value.len()).map(|()| value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.take(0).map(|()| Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut object = Map::new();
        while let Some(name) = members.next_key_seed(self)? {
            let name = match name {
                Value::String(name) => name,
                Value::Number(number) => number.to_string(),
                Value::Bool(truth) => truth.to_string(),
                Value::Null => "null".to_owned(),
                _ => return Err(A::Error::custom("the name of a member is a list or an object")),
            };
            object.insert(name, members.next_value_seed(self)?);
        }
        Ok(object.into())
    }
}
