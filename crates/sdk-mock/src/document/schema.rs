//! A schema in its document, for those who follow it from part to part.

use sdk_openapi::known_type;
use serde_json::{Map, Value};

use super::pointer::{push, resolve};

/// A schema, references followed.
#[derive(Debug, Clone)]
pub(crate) struct Schema<'a> {
    /// JSON pointer of it.
    pub(crate) pointer: String,
    pub(crate) value: &'a Value,
}

impl<'a> Schema<'a> {
    /// The schema at a pointer, or at the end of the references that begin there.
    pub(crate) fn at(root: &'a Value, pointer: &str) -> Option<Self> {
        resolve(root, pointer).map(|(pointer, value)| Self { pointer, value })
    }

    /// A keyword whose value is a text.
    pub(crate) fn text(&self, keyword: &str) -> Option<&'a str> {
        self.value.get(keyword).and_then(Value::as_str)
    }

    /// The type, or that of a list that only its items tell; empty where it is not one.
    pub(crate) fn kind(&self) -> &'static str {
        let listed = self.list("type").filter_map(Value::as_str).filter(|name| *name != "null");
        match self.text("type").into_iter().chain(listed).collect::<Vec<_>>().as_slice() {
            [name] => known_type(name).unwrap_or_default(),
            [] if self.is_plain_list() => "array",
            _ => "",
        }
    }

    /// Whether it is a file.
    pub(crate) fn is_binary(&self) -> bool {
        self.text("format") == Some("binary") || self.text("type") == Some("file")
    }

    /// Whether nothing but its items describes the schema. A choice there may be meant of the value itself.
    fn is_plain_list(&self) -> bool {
        let items = self.value.get("items").and_then(Value::as_object);
        let is_choice = |items: &Map<String, Value>| {
            !items.contains_key("type")
                && ["anyOf", "oneOf"].iter().any(|keyword| items.contains_key(*keyword))
        };
        let others = ["type", "allOf", "anyOf", "oneOf", "properties", "additionalProperties", "required"];
        items.is_some_and(|items| !is_choice(items))
            && others.iter().all(|keyword| self.value.get(*keyword).is_none())
    }

    /// Whether JSON can express the value, and a text or bytes cannot: an object or a list.
    pub(crate) fn is_structured(&self, root: &'a Value) -> bool {
        let keywords = ["properties", "items", "additionalProperties"];
        self.whole(root).iter().any(|part| match part.kind() {
            "" => keywords.iter().any(|keyword| part.value.get(*keyword).is_some()),
            kind => kind == "object" || kind == "array",
        })
    }

    /// The schema, and what it is made of by `allOf`, each once.
    pub(crate) fn whole(&self, root: &'a Value) -> Vec<Self> {
        let mut found = vec![self.clone()];
        let mut next = 0;
        while let Some(schema) = found.get(next) {
            let parts: Vec<_> = schema.parts("allOf").filter_map(|part| Schema::at(root, &part)).collect();
            for part in parts {
                if found.iter().all(|known| known.pointer != part.pointer) {
                    found.push(part);
                }
            }
            next += 1;
        }
        found
    }

    /// The part that says the type, or the schema itself.
    pub(crate) fn typed(self, root: &'a Value) -> Self {
        self.whole(root).into_iter().find(|part| !part.kind().is_empty()).unwrap_or(self)
    }

    /// The pointer of the schema of a property, in whichever part it is described.
    pub(crate) fn member(&self, root: &'a Value, name: &str) -> String {
        let is_there = |part: &Self| part.names().any(|known| known == name);
        self.whole(root).iter().find(|part| is_there(part)).unwrap_or(self).property(name)
    }

    /// Whether a keyword is `true`.
    pub(crate) fn is(&self, keyword: &str) -> bool {
        self.value.get(keyword) == Some(&Value::Bool(true))
    }

    /// A keyword whose value is a number of things.
    pub(crate) fn count(&self, keyword: &str) -> Option<usize> {
        self.value.get(keyword)?.as_u64().and_then(|count| usize::try_from(count).ok())
    }

    /// The elements of a keyword whose value is a list.
    pub(crate) fn list(&self, keyword: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.value.get(keyword).and_then(Value::as_array).into_iter().flatten()
    }

    /// The pointers of the schemas in a list, such as `allOf`.
    pub(crate) fn parts(&self, keyword: &str) -> impl Iterator<Item = String> {
        (0..self.list(keyword).count()).map(move |index| format!("{}/{keyword}/{index}", self.pointer))
    }

    /// The pointer of the schema of a keyword, such as `items`.
    pub(crate) fn inner(&self, keyword: &str) -> String {
        push(&self.pointer, keyword)
    }

    /// The names of the properties.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        self.value.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys)
    }

    /// The pointer of the schema of a property.
    pub(crate) fn property(&self, name: &str) -> String {
        push(&self.inner("properties"), name)
    }
}
