//! Path templates such as `/reports/{id}.json`, and the arguments in a path that was made from one.

/// A path template, part by part.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Template {
    rest: &'static str,
}

/// A part of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Literal(&'static str),
    /// A parameter, by its name.
    Parameter(&'static str),
}

impl Template {
    pub(crate) fn new(path: &'static str) -> Self {
        Self { rest: path }
    }

    /// The names of the parameters, in order.
    pub(crate) fn parameters(self) -> impl Iterator<Item = &'static str> {
        self.filter_map(|part| match part {
            Part::Parameter(name) => Some(name),
            Part::Literal(_) => None,
        })
    }

    /// Takes the text before the next parameter.
    pub(crate) fn literal(&mut self) -> &'static str {
        let mut after = *self;
        match after.next() {
            Some(Part::Literal(text)) => {
                *self = after;
                text
            }
            _ => "",
        }
    }

    /// The arguments in the path of a URL that was made from this template, below any base, in their encoded form.
    pub(crate) fn arguments(self, path: &str) -> Vec<(&'static str, &str)> {
        // Aligned at the end: before the path of the operation stands that of the base URL.
        let mut segments = path.rsplit('/');
        let mut found: Vec<_> = self
            .rest
            .rsplit('/')
            .map_while(|template| Some((template, segments.next()?)))
            .flat_map(|(template, segment)| Self::new(template).in_segment(segment))
            .collect();
        found.reverse();
        found
    }

    /// The arguments in one segment, the last one first. None if it was not made from this template.
    fn in_segment(self, segment: &str) -> Vec<(&'static str, &str)> {
        let (mut found, mut rest, mut parts) = (Vec::new(), segment, self);
        while let Some(part) = parts.next() {
            match part {
                Part::Literal(text) => match rest.strip_prefix(text) {
                    Some(after) => rest = after,
                    None => return Vec::new(),
                },
                Part::Parameter(name) => {
                    let end = match parts.literal_ahead() {
                        "" => rest.len(),
                        literal => rest.find(literal).unwrap_or(rest.len()),
                    };
                    let (argument, after) = rest.split_at(end);
                    found.push((name, argument));
                    rest = after;
                }
            }
        }
        found.reverse();
        found
    }

    fn literal_ahead(mut self) -> &'static str {
        self.literal()
    }
}

impl Iterator for Template {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let braced = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        if let Some((name, rest)) = braced {
            self.rest = rest;
            return Some(Part::Parameter(name));
        }
        let first = self.rest.chars().next()?.len_utf8();
        let end = self.rest[first..].find('{').map_or(self.rest.len(), |at| first + at);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Part::Literal(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_literals_and_parameters() {
        use Part::{Literal, Parameter};
        for (path, expected) in [
            ("/a/{id}/b", &[Literal("/a/"), Parameter("id"), Literal("/b")][..]),
            ("/{a}:{b}", &[Literal("/"), Parameter("a"), Literal(":"), Parameter("b")]),
            ("/{id}.json", &[Literal("/"), Parameter("id"), Literal(".json")]),
            ("/a{b", &[Literal("/a"), Literal("{b")]),
            ("", &[]),
        ] {
            assert_eq!(Template::new(path).collect::<Vec<_>>(), expected, "{path}");
        }
        assert_eq!(Template::new("/{a}/x/{b}.json").parameters().collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn arguments_are_found_behind_any_base() {
        let arguments = |template, path| Template::new(template).arguments(path);
        let template = "/organizations/{organizationId}/networks/{networkId}";
        let found = [("organizationId", "12"), ("networkId", "N_3")];
        assert_eq!(arguments(template, "/api/v1/organizations/12/networks/N_3"), found);
        assert_eq!(arguments(template, "/organizations/12/networks/N_3"), found);
        assert_eq!(arguments("/networks", "/api/v1/networks"), []);
    }

    #[test]
    fn an_argument_may_be_a_part_of_a_segment() {
        let arguments = |template, path| Template::new(template).arguments(path);
        assert_eq!(arguments("/reports/{id}.json", "/reports/7.json"), [("id", "7")]);
        assert_eq!(arguments("/{a}:{b}/{c}", "/x/1:2/3"), [("a", "1"), ("b", "2"), ("c", "3")]);
        assert_eq!(arguments("/v{major}", "/x7"), []);
    }
}
