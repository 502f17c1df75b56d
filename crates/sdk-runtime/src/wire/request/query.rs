//! The query of a request.

use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde::Serialize;

use super::super::{Argument, query};
use super::Request;
use crate::path::RESERVED;

/// What `allowReserved` leaves as it is, as far as it means nothing else in a query.
const ALLOWED: &AsciiSet = &RESERVED
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@');

impl Request {
    /// An argument of the query. A list is sent as the name repeated, an absent value not at all.
    pub fn query<T: Serialize>(self, name: &str, value: Argument<T>) -> Self {
        self.pairs(value, RESERVED, |value| query::pairs(name, &value))
    }

    /// An argument whose reserved characters are sent as they are, but for `#`, `&`, `+` and brackets, which mean something else
    /// there.
    pub fn query_reserved<T: Serialize>(self, name: &str, value: Argument<T>) -> Self {
        self.pairs(value, ALLOWED, |value| query::pairs(name, &value))
    }

    /// An argument in which the caller has written commas between the items: an encoded comma is data.
    pub fn query_list<T: Serialize>(self, name: &str, value: Argument<T>) -> Self {
        const WITH_COMMAS: &AsciiSet = &RESERVED.remove(b',');
        self.pairs(value, WITH_COMMAS, |value| query::pairs(name, &value))
    }

    /// A list as one value, with this between its items; an empty one is not sent.
    pub fn query_joined<T: Serialize>(mut self, name: &str, separator: &str, list: Argument<T>) -> Self {
        let Some(list) = self.given(list) else { return self };
        let items = self.noted(|| query::pairs(name, &list)).into_iter().flatten();
        let items: Vec<_> = items.map(|(_, item)| utf8_percent_encode(&item, RESERVED).to_string()).collect();
        if !items.is_empty() {
            self.pair(name, &items.join(separator));
        }
        self
    }

    /// A map in the query, each entry as a pair of its own: by its name alone, or in brackets behind `of`. So are the objects and
    /// lists in it.
    pub fn query_entries<T: Serialize>(self, of: &str, value: Argument<T>) -> Self {
        self.pairs(value, RESERVED, |value| query::entries(of, &value))
    }

    fn pairs<T>(
        mut self,
        value: Argument<T>,
        encoded: &'static AsciiSet,
        write: impl FnOnce(T) -> Result<Vec<(String, String)>, &'static str>,
    ) -> Self {
        let Some(value) = self.given(value) else { return self };
        for (name, value) in self.noted(|| write(value)).into_iter().flatten() {
            self.pair(&name, &utf8_percent_encode(&value, encoded).to_string());
        }
        self
    }

    /// Adds a value that is encoded.
    fn pair(&mut self, name: &str, encoded: &str) {
        let separator = if self.query.is_empty() { "" } else { "&" };
        let name = utf8_percent_encode(name, RESERVED);
        self.query.push_str(&format!("{separator}{name}={encoded}"));
    }
}
