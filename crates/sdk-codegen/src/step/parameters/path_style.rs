//! How an argument of the path is written (OpenAPI 3.0.3, "Style Values").

use serde_json::{Value, json};

use super::Parameter;

/// Style of an argument of the path that can be several segments (`{+rest}`). OpenAPI has none.
pub(crate) const SEGMENTS: &str = "x-codegen-segments";

impl Parameter {
    /// What stands before the argument and between its items, where it is not written as it is.
    pub(super) fn path_style(&self) -> Option<Value> {
        if self.location != "path" {
            return None;
        }
        let (is_list, is_object) = (self.is("array"), self.is("object"));
        let explode = self.explode && self.is_explode_given;
        let named = format!(";{}=", self.name);
        let (prefix, separator) = match self.style.as_deref() {
            Some("label") => (".", if explode { "." } else { "," }),
            Some("matrix") if explode && is_object => (";", ";"),
            Some("matrix") => (named.as_str(), if explode { named.as_str() } else { "," }),
            _ => ("", ","),
        };
        let separator = match self.style.as_deref() {
            Some(SEGMENTS) => "/",
            _ if is_list || is_object => separator,
            _ => "",
        };
        let is_plain = prefix.is_empty() && separator.is_empty();
        (!is_plain)
            .then(|| json!({ "prefix": prefix, "separator": separator, "pairs": is_object && explode }))
    }

    /// How the caller writes an argument that is one text and no scalar.
    pub(super) fn hint(&self) -> &'static str {
        match () {
            () if self.is("array") => "Several values are separated by commas.",
            () if self.is("object") && self.explode && self.is_explode_given => {
                "The members are separated by commas: `name=value,name=value`."
            }
            () if self.is("object") => "Names and values are separated by commas: `name,value`.",
            () => "",
        }
    }

    fn is(&self, kind: &str) -> bool {
        self.schema.get("type").is_some_and(|own| own == kind)
    }
}
