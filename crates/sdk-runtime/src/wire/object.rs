//! A JSON object whose members are taken one by one.

use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde_json::Value;

use super::recorded::Recorded;
use super::{FromJson, FromObject, Json, Mismatch, Names, Reading};
use crate::mismatch::Segment;

/// The members of an object, which are taken in the order of their [`Names`].
///
/// Optional members never fail: one of another kind than documented reads as absent, and the fact is noted.
#[derive(Debug)]
pub struct Object<'r> {
    json: Json<'r>,
    reading: &'r mut Reading,
    names: &'static Names,
    /// Where the places of its values are among those of the reading.
    places: usize,
    /// How many members were taken.
    taken: usize,
}

impl<'r> Object<'r> {
    /// The value of the next member, `null` or not, and the member's number.
    #[inline]
    fn take(&mut self) -> Option<(Json<'r>, usize)> {
        let number = self.taken;
        self.taken += 1;
        let place = self.reading.places.get(self.places + number).copied().unwrap_or_default();
        (place > 0).then(|| (self.json.at(place as usize), number))
    }

    /// An optional member; `null` is absent, but for free JSON that is read from somewhere else than a response.
    pub fn optional<T: FromJson>(&mut self) -> Option<T> {
        let (json, number) = self.take()?;
        if json.is_null() && !(T::IS_FREE && self.reading.keeps_null) {
            None
        } else {
            self.lenient(number, json)
        }
    }

    /// An optional list or map; absent and `null` are empty.
    pub fn collection<T: FromJson + Default>(&mut self) -> T {
        self.optional().unwrap_or_default()
    }

    /// A member that can be absent, `null`, or have a value.
    pub fn nullable<T: FromJson>(&mut self) -> Option<Option<T>> {
        let (json, number) = self.take()?;
        if json.is_null() { Some(None) } else { self.lenient(number, json).map(Some) }
    }

    /// A member without which the object makes no sense.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if it is absent or of another kind.
    pub fn required<T: FromJson>(&mut self) -> Result<T, Mismatch> {
        let names = self.names;
        match self.take() {
            Some((json, number)) => self.reading.part(|| Segment::Name(names.name(number)), json),
            None => Err(Mismatch::missing(names.name(self.taken - 1))),
        }
    }

    /// Every member that has none of the names, as a map.
    pub fn rest<C: FromIterator<(String, T)>, T: FromJson>(&mut self) -> C {
        let names = self.names;
        let reading = &mut *self.reading;
        let others = self.json.members().into_iter().flatten();
        let others = others.filter(|(name, _)| names.number(&name.name()).is_none());
        others.filter_map(|(name, value)| reading.map_value(name, value)).collect()
    }

    fn lenient<T: FromJson>(&mut self, number: usize, json: Json<'r>) -> Option<T> {
        let names = self.names;
        self.reading.part_or_nothing(|| Segment::Name(names.name(number)), json)
    }
}

pub(super) fn from_members<T: FromObject>(json: Json<'_>, reading: &mut Reading) -> Result<T, Mismatch> {
    let places = find_members(json, T::NAMES, reading)?;
    let read = T::from_object(&mut Object { json, reading, names: T::NAMES, places, taken: 0 });
    reading.places.truncate(places);
    read
}

/// Notes where the value of each member is, the last one where a name comes twice.
fn find_members(json: Json<'_>, names: &Names, reading: &mut Reading) -> Result<usize, Mismatch> {
    let Some(members) = json.members() else { return Err(Mismatch::new("a map", json)) };
    let start = reading.places.len();
    reading.places.resize(start + names.count(), 0);
    let places = &mut reading.places[start..];
    for (name, value) in members {
        if let Some(number) = names.number(&name.name())
            && let Some(place) = places.get_mut(number)
        {
            *place = value.position();
        }
    }
    Ok(start)
}

/// Reads a value of a type that is read by serde.
///
/// # Errors
///
/// [`Mismatch`] if serde does not accept it; its own words could quote the value.
pub fn by_serde<T: DeserializeOwned>(json: Json<'_>) -> Result<T, Mismatch> {
    serde_json::from_value(json.to_value()).map_err(|_| Mismatch::new("the documented form", json))
}

/// Reads a value that was read before. A number that is no integer is not read as text, because nobody knows any more how
/// it was written.
///
/// # Errors
///
/// [`Mismatch`] as for [`FromJson::from_json`].
pub fn from_value<T: FromJson>(value: &Value, reading: &mut Reading) -> Result<T, Mismatch> {
    // Nothing that is a `Value` cannot be recorded, but it can be nested deeper than JSON is allowed to be.
    let mut recorded = Recorded::of(value).map_err(|_| Mismatch::too_deep())?;
    reading.forget_numbers();
    T::from_json(Json::root(&recorded.tape()), reading)
}

/// Reads a generated type from any deserializer: the body of its `Deserialize` implementation.
///
/// It is strict, since nobody is there to learn what was left out: a test that makes a value of JSON wants to know
/// about a slip, and a choice between types needs the refusals.
///
/// # Errors
///
/// The deserializer's, or the first [`Mismatch`] in its form.
pub fn read<'de, D: Deserializer<'de>, T: FromObject>(deserializer: D) -> Result<T, D::Error> {
    let mut recorded = Recorded::of(deserializer)?;
    let mut reading = Reading::default();
    reading.forget_numbers();
    reading.keeps_null = true;
    let value = T::from_json(Json::root(&recorded.tape()), &mut reading).map_err(D::Error::custom)?;
    reading.mismatches().kept().first().map_or(Ok(value), |mismatch| Err(D::Error::custom(mismatch)))
}
