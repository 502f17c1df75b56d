//! The names of types.

/// The name in OpenAPI of a type that a document calls as the language of its server does: `int`, `String`, `long`. None if it
/// is not known.
///
/// ```
/// assert_eq!(sdk_openapi::known_type("int"), Some("integer"));
/// assert_eq!(sdk_openapi::known_type("any"), None);
/// ```
#[must_use]
pub fn known_type(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "array" | "list" => "array",
        "boolean" | "bool" => "boolean",
        "integer" | "int" | "int32" | "int64" | "long" => "integer",
        "number" | "double" | "float" => "number",
        "object" | "map" => "object",
        "string" | "file" | "date" | "date-time" | "datetime" | "uuid" | "email" | "uri" | "url" => "string",
        _ => return None,
    })
}
