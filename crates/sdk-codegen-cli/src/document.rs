//! An OpenAPI document as read from a file, one of 3.1 in the words of 3.0, and the lookups that every command needs.
//!
//! Nothing here trusts the document: whatever has the wrong type is treated as absent, so that a report on
//! an odd document says less instead of stopping. What must be there is checked once, in [`Document::parse`].

use std::path::Path;

use anyhow::anyhow;
use fs_err as fs;
use serde_json::Value;

use crate::pointer::resolve;

/// One document.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    name: String,
    root: Value,
}

impl Document {
    /// Reads and checks the document in the file `path`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, or is not an OpenAPI document.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        Self::parse(&path.display().to_string(), &fs::read(path)?)
    }

    /// Checks the document in `text`; `name` is what messages call it.
    ///
    /// # Errors
    ///
    /// When `text` is not an OpenAPI document in JSON or YAML.
    pub(crate) fn parse(name: &str, text: &[u8]) -> anyhow::Result<Self> {
        let root =
            sdk_openapi::parse(text).map_err(|error| anyhow!("{name}: not a complete document ({error})"));
        let mut document = Self { name: name.to_owned(), root: root? };
        sdk_openapi::lower(&mut document.root);
        document.check().map_err(|problem| anyhow!("{name}: {problem}"))?;
        Ok(document)
    }

    /// A document that has gone through the build step, which checked it.
    pub(crate) fn of(name: &str, root: Value) -> Self {
        Self { name: name.to_owned(), root }
    }

    /// What is wrong, behind a JSON pointer.
    fn check(&self) -> Result<(), String> {
        let text = |key| self.root.get(key).and_then(Value::as_str);
        if !self.root.is_object() {
            return Err("/: not an object, so not an OpenAPI document".to_owned());
        }
        match (text("openapi"), text("swagger")) {
            (Some(version), _) if version.starts_with("3.0.") => {}
            (Some(version), _) => {
                return Err(format!("/openapi: OpenAPI {version}; only 3.0 and 3.1 are supported"));
            }
            (None, Some(version)) => {
                return Err(format!("/openapi: Swagger {version}; only OpenAPI 3.0 and 3.1 are supported"));
            }
            (None, None) => {
                return Err("/openapi: the version of OpenAPI is missing, or not a string".to_owned());
            }
        }
        let problem = match self.root.get("paths") {
            Some(Value::Object(_)) => return Ok(()),
            Some(_) => "/paths: not an object",
            None if self.root.get("webhooks").is_some() => {
                "/webhooks: the document describes webhooks only: there is nothing to call"
            }
            None => "/paths: missing: the document describes no operations",
        };
        Err(problem.to_owned())
    }

    /// What messages call the document.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The whole document.
    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// `info.title`, or an empty string.
    pub(crate) fn title(&self) -> &str {
        self.info("title")
    }

    /// `info.version`, or an empty string.
    pub(crate) fn version(&self) -> &str {
        self.info("version")
    }

    fn info(&self, key: &str) -> &str {
        self.root.get("info").and_then(|info| info.get(key)).and_then(Value::as_str).unwrap_or_default()
    }

    /// What the `$ref`s of `value` lead to.
    pub(crate) fn resolve<'d>(&'d self, value: &'d Value) -> &'d Value {
        resolve(&self.root, value, "").0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Document::parse("d.json", text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn says_what_is_wrong_with_a_file() {
        assert!(error("<html>").contains("not an object"));
        assert!(error(r#"{"openapi":"3.0.3","#).contains("EOF"));
        assert!(error("[]").contains("not an object"));
        assert!(error(r#"{"swagger":"2.0","paths":{}}"#).contains("Swagger 2.0"));
        assert!(error(r#"{"openapi":"4.1.0","paths":{}}"#).contains("OpenAPI 4.1.0"));
        assert!(error(r#"{"openapi":3,"paths":{}}"#).contains("/openapi"));
        assert!(error(r#"{"openapi":"3.0.3"}"#).contains("/paths: missing"));
        assert!(error(r#"{"openapi":"3.0.3","paths":[]}"#).contains("/paths: not an object"));
        assert!(error(&"[".repeat(100_000)).contains("not a complete document"));
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        assert!(Document::parse("d", "\u{feff}{\"openapi\":\"3.0.0\",\"paths\":{}}".as_bytes()).is_ok());
    }
}
