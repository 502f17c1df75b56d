//! Which documents an action is about.

use std::fmt;

use serde_json::Value;

use crate::walk::METHODS;

/// What tells documents apart. Tenable writes the same version into every release, hence the operations.
pub(super) struct Identity {
    pub(super) title: String,
    full: String,
}

impl Identity {
    pub(super) fn of(document: &Value) -> Self {
        let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let title = text("/info/title").to_owned();
        let items = document.get("paths").and_then(Value::as_object).into_iter().flatten();
        let members = items.filter_map(|(_, item)| item.as_object()).flatten();
        let operations = members.filter(|(method, _)| METHODS.contains(&method.as_str())).count();
        Self { full: format!("{title} {}, {operations} operations", text("/info/version")), title }
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full)
    }
}

/// The documents that an action is about.
pub(super) struct About {
    any: bool,
    /// In full, each with its title.
    documents: Vec<(String, String)>,
}

impl About {
    /// Every document.
    pub(super) fn any() -> Self {
        Self { any: true, documents: Vec::new() }
    }

    /// Reads `x-codegen-document`. A title that is not among these is a slip of the pen.
    pub(super) fn read(value: Option<&Value>, titles: &[&str]) -> Result<Self, String> {
        let form = "`x-codegen-document` must be a list of `<title> <version>, <n> operations` or `any`";
        let value = value.ok_or_else(|| format!("{form}; it is missing"))?;
        let list = value.as_array().filter(|list| !list.is_empty()).ok_or(form)?;
        let mut about = Self { any: false, documents: Vec::new() };
        for document in list {
            let document = document.as_str().ok_or(form)?;
            if document == "any" {
                about.any = true;
                continue;
            }
            let titled = document.strip_suffix(" operations").and_then(|rest| rest.rsplit_once(", "));
            let (titled, count) = titled.ok_or_else(|| format!("{form}, not `{document}`"))?;
            if count.parse::<usize>().is_err() {
                return Err(format!("{form}, not `{document}`"));
            }
            // A version can have whitespace, and one title can begin as another one.
            let of = titles
                .iter()
                .filter(|title| titled.strip_prefix(**title).is_some_and(|version| version.starts_with(' ')));
            let title = of.max_by_key(|title| title.len()).ok_or_else(|| {
                format!("`x-codegen-document` is about `{document}`, and the titles of this API's documents are {titles:?}")
            })?;
            about.documents.push((document.to_owned(), (*title).to_owned()));
        }
        Ok(about)
    }

    /// Whether it is about a version of this document.
    pub(super) fn concerns(&self, document: &Identity) -> bool {
        self.any
            || self.documents.iter().any(|(full, title)| *full == document.full || *title == document.title)
    }

    /// Whether it is about every document.
    pub(super) fn is_any(&self) -> bool {
        self.any
    }

    /// Whether it is about exactly this document.
    pub(super) fn names(&self, document: &Identity) -> bool {
        self.documents.iter().any(|(full, _)| *full == document.full)
    }
}
