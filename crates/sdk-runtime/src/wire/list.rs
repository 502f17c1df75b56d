//! Reading a body that is a list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer as _, SeqAccess, Visitor};
use serde_json::{Deserializer, Value};

use super::{FromJson, Mismatch, Reading};

/// One element at a time is held as JSON, which takes a multiple of what the read ones take.
pub(super) fn from_body<T: FromJson>(
    body: &[u8],
    reading: &mut Reading,
) -> serde_json::Result<Result<Vec<T>, Mismatch>> {
    if body.trim_ascii_start().first() != Some(&b'[') {
        return serde_json::from_slice(body).map(|value| Vec::from_json(value, reading));
    }
    let mut json = Deserializer::from_slice(body);
    let list = json.deserialize_seq(Elements { reading, element: PhantomData })?;
    json.end()?;
    Ok(Ok(list))
}

struct Elements<'r, T> {
    reading: &'r mut Reading,
    element: PhantomData<fn() -> T>,
}

impl<'de, T: FromJson> Visitor<'de> for Elements<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
        let mut written = self.reading.take_written();
        let mut list = Vec::new();
        let mut index = 0;
        while let Some(element) = elements.next_element::<Value>()? {
            list.extend(self.reading.element(index, written.element(index), element));
            index += 1;
        }
        Ok(list)
    }
}
