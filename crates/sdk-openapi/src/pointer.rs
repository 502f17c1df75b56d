//! JSON pointers (RFC 6901): their tokens, and where a value stands in a text.

/// A name as a token of a pointer.
///
/// ```
/// assert_eq!(sdk_openapi::pointer::escape("/a~b"), "~1a~0b");
/// ```
#[must_use]
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The name that a token of a pointer stands for.
///
/// ```
/// assert_eq!(sdk_openapi::pointer::unescape("~1a~01"), "/a~1");
/// ```
#[must_use]
pub fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Where a value stands, from the inside out.
#[derive(Clone, Copy)]
pub(crate) enum Pointer<'p> {
    Root,
    Member(&'p Self, &'p str),
    Item(&'p Self, usize),
}

impl Pointer<'_> {
    /// What is wrong with an object here that has this name twice. Nothing, where it describes nothing.
    ///
    /// Parsers differ about which of the two counts, so one of them would be lost without a word.
    pub(crate) fn twice(&self, name: &str) -> Option<String> {
        let pointer = Pointer::Member(self, name).text();
        (!self.is_free()).then(|| format!("`{name}` stands twice in one object: {pointer}"))
    }

    pub(crate) fn text(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Member(of, name) => format!("{}/{}", of.text(), escape(name)),
            Self::Item(of, index) => format!("{}/{index}", of.text()),
        }
    }

    /// Whether OpenAPI has nothing but a text there: without quotes, the version 1.10 is a number like 1.1.
    pub(crate) fn is_text(&self) -> bool {
        if self.is_free() || self.is_in_value() {
            return false;
        }
        match self {
            Self::Member(Self::Root, "openapi") | Self::Member(_, "operationId") => true,
            Self::Member(Self::Member(Self::Root, "info"), name) => *name == "version",
            Self::Item(Self::Member(_, list), _) => matches!(*list, "required" | "tags"),
            Self::Member(Self::Item(Self::Member(_, holder), _), "name") => *holder == "parameters",
            Self::Member(Self::Member(Self::Member(Self::Member(Self::Root, root), holder), _), "name") => {
                (*root, *holder) == ("components", "parameters")
            }
            _ => false,
        }
    }

    /// Whether it can be a value that a schema names, of the type that stands beside it.
    pub(crate) fn is_value(&self) -> bool {
        matches!(
            self,
            Self::Member(_, "const" | "default" | "example") | Self::Item(Self::Member(_, "enum"), _)
        )
    }

    /// Whether it stands in such a value, where the names are the vendor's.
    fn is_in_value(&self) -> bool {
        let is_named = |of: &Self| matches!(of, Self::Member(_, "properties" | "responses" | "schemas"));
        match self {
            Self::Root => false,
            Self::Member(of, "const" | "default" | "enum") if !is_named(of) => true,
            Self::Member(of, _) | Self::Item(of, _) => of.is_in_value(),
        }
    }

    /// Whether it is an example, or an extension.
    fn is_free(&self) -> bool {
        match self {
            Self::Root => false,
            Self::Member(of, name) => {
                matches!(*name, "example" | "examples") || name.starts_with("x-") || of.is_free()
            }
            Self::Item(of, _) => of.is_free(),
        }
    }
}
