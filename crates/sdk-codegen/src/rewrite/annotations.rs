//! What steps noted on components for the rewrites, because no schema can say it to the generator.

use serde_json::Value;

/// Component extension: names of optional properties whose `null` means something to the server.
pub(crate) const NULLABLE: &str = "x-codegen-nullable";
/// What stands for the items of a list and the values of a map among the names of [`NULLABLE`], until the step of that name.
pub(crate) const ELEMENTS: [(&str, &str); 2] = [("items", "[]"), ("additionalProperties", "{}")];
/// Schema extension: names of properties that only the server sets.
pub(crate) const READ_ONLY: &str = "x-codegen-read-only";
/// Schema extension: names of properties that only the client sets.
pub(crate) const WRITE_ONLY: &str = "x-codegen-write-only";
/// The annotations that are about members of the schema, and hold where that is a part of another one.
pub(crate) const ABOUT_MEMBERS: [&str; 3] = [NULLABLE, READ_ONLY, WRITE_ONLY];
/// Component extension: properties that had to be renamed, with their names on the wire.
pub(crate) const WIRE_NAMES: &str = "x-codegen-wire-names";

/// The annotations of a document.
pub(super) struct Annotations<'d>(Option<&'d Value>);

/// The annotations of one type.
pub(super) struct OfType<'d>(Option<&'d Value>);

impl<'d> Annotations<'d> {
    pub(super) fn read(document: &'d Value) -> Self {
        Self(document.pointer("/components/schemas"))
    }

    pub(super) fn of(&self, name: &str) -> OfType<'d> {
        OfType(self.0.and_then(|components| components.get(name)))
    }
}

impl OfType<'_> {
    pub(super) fn is_nullable(&self, property: &str) -> bool {
        let names = self.0.and_then(|component| component.get(NULLABLE)).and_then(Value::as_array);
        names.into_iter().flatten().any(|name| name == property)
    }

    /// The name of a property on the wire.
    pub(super) fn wire_name(&self, property: &str) -> String {
        let names = self.0.and_then(|component| component.get(WIRE_NAMES));
        names.and_then(|names| names.get(property)).and_then(Value::as_str).unwrap_or(property).to_owned()
    }
}
