//! What a case says.

use crate::record::Recorded;

/// What a case is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    /// The key of the defect.
    pub(super) defect: &'a str,
    pub(super) operation: &'a str,
    /// As a JSON object, or nothing.
    pub(super) arguments: &'a str,
    /// Members that only the vendor's complete document has.
    pub(super) complete: bool,
}

/// A response of the real server, and what the client must show.
#[derive(Debug, Clone, Copy)]
#[must_use = "a case is part of a table"]
pub struct ResponseCase {
    pub(super) about: About<'static>,
    pub(super) status: u16,
    pub(super) headers: &'static [(&'static str, &'static str)],
    pub(super) content_type: &'static str,
    pub(super) body: &'static str,
    fails: bool,
    shows: &'static [&'static str],
}

impl ResponseCase {
    /// A 200 with a JSON body; the decoded response must show these words.
    pub const fn json(
        defect: &'static str,
        operation: &'static str,
        body: &'static str,
        shows: &'static [&'static str],
    ) -> Self {
        Self {
            about: About { defect, operation, arguments: "", complete: false },
            status: 200,
            headers: &[],
            content_type: "application/json",
            body,
            fails: false,
            shows,
        }
    }

    /// A 200 without a body, and without a content type; the response must be nothing.
    pub const fn empty(defect: &'static str, operation: &'static str) -> Self {
        Self::json(defect, operation, "", &["value: ()"]).content_type("")
    }

    /// An error; the client's error must show these words.
    pub const fn error(
        defect: &'static str,
        operation: &'static str,
        status: u16,
        body: &'static str,
        shows: &'static [&'static str],
    ) -> Self {
        Self::json(defect, operation, body, shows).status(status).fails()
    }

    /// Sets the status.
    pub const fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Sets the content type; an empty one is none.
    pub const fn content_type(mut self, content_type: &'static str) -> Self {
        self.content_type = content_type;
        self
    }

    /// Adds headers to the response.
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets arguments, as a JSON object; what it leaves out is made up.
    pub const fn with(mut self, arguments: &'static str) -> Self {
        self.about.arguments = arguments;
        self
    }

    /// The call must fail, although the response is a success.
    pub const fn fails(mut self) -> Self {
        self.fails = true;
        self
    }

    /// Is about members that only the vendor's complete document has.
    pub const fn complete(mut self) -> Self {
        self.about.complete = true;
        self
    }

    /// The key of the defect.
    pub const fn defect(&self) -> &'static str {
        self.about.defect
    }

    pub(super) fn compare(&self, outcome: &Result<String, String>) -> Vec<String> {
        match (outcome, self.fails) {
            (Ok(shown), false) | (Err(shown), true) => lacks(shown, self.shows),
            (Ok(shown), true) => vec![format!("it did not fail, but gave {shown}")],
            (Err(shown), false) => vec![format!("it failed: {shown}")],
        }
    }
}

pub(super) fn lacks(shown: &str, words: &[&str]) -> Vec<String> {
    let missing = words.iter().filter(|words| !shown.contains(**words));
    missing.map(|words| format!("no `{words}` in {}", present(shown))).collect()
}

/// The part of a `Debug` text that says something: a type with a hundred absent members is hard to read.
fn present(shown: &str) -> String {
    let parts = shown.split(", ").filter(|part| !part.ends_with(": None") && !part.ends_with(": []"));
    parts.collect::<Vec<_>>().join(", ")
}

/// What a caller sets; exactly that must be sent.
#[derive(Debug, Clone, Copy)]
#[must_use = "a case is part of a table"]
pub struct RequestCase {
    pub(super) about: About<'static>,
    pub(super) body: Option<&'static str>,
    pub(super) refused: Option<&'static str>,
    path: Option<&'static str>,
    query: Option<&'static str>,
    absent: &'static [&'static str],
}

impl RequestCase {
    /// Arguments, as a JSON object; required ones that it leaves out are made up.
    pub const fn new(defect: &'static str, operation: &'static str, arguments: &'static str) -> Self {
        Self {
            about: About { defect, operation, arguments, complete: false },
            body: None,
            refused: None,
            path: None,
            query: None,
            absent: &[],
        }
    }

    /// A JSON body, and the other arguments that are required.
    pub const fn body(defect: &'static str, operation: &'static str, body: &'static str) -> Self {
        let mut case = Self::new(defect, operation, "");
        case.body = Some(body);
        case
    }

    /// The path as it must arrive, with the base path.
    pub const fn path(mut self, path: &'static str) -> Self {
        self.path = Some(path);
        self
    }

    /// The query string as it must arrive, percent-decoded.
    pub const fn query(mut self, query: &'static str) -> Self {
        self.query = Some(query);
        self
    }

    /// Headers that must not be sent.
    pub const fn without(mut self, headers: &'static [&'static str]) -> Self {
        self.absent = headers;
        self
    }

    /// Is about members that only the vendor's complete document has.
    pub const fn complete(mut self) -> Self {
        self.about.complete = true;
        self
    }

    /// Nothing may be sent, and the reason must have these words.
    pub const fn refused(mut self, words: &'static str) -> Self {
        self.refused = Some(words);
        self
    }

    /// The key of the defect.
    pub const fn defect(&self) -> &'static str {
        self.about.defect
    }

    pub(super) fn compare(&self, request: &Recorded) -> Vec<String> {
        let pairs = request.request.query.iter().map(|(name, value)| format!("{name}={value}"));
        let query = pairs.collect::<Vec<_>>().join("&");
        let path = &request.request.path;
        let elsewhere = self.path.filter(|wanted| wanted != path);
        let other = self.query.filter(|wanted| *wanted != query);
        let mut found: Vec<_> =
            other.map(|wanted| format!("the query is `{query}`, not `{wanted}`")).into_iter().collect();
        found.extend(elsewhere.map(|wanted| format!("the path is `{path}`, not `{wanted}`")));
        let unwanted = self.absent.iter().filter(|name| request.header(name).is_some());
        found.extend(unwanted.map(|name| format!("the header {name} was sent")));
        found
    }
}
