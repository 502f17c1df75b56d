//! The `Link` header (RFC 8288).

use http::HeaderMap;
use http::header::LINK;
use reqwest::Url;

/// Why it is not known whether a list goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The header does not have the form of RFC 8288.
    Header,
    /// The link is there, and its target is not a URL.
    Target,
}

impl Unreadable {
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Header => "the Link header cannot be read, so it is not known whether the list goes on",
            Self::Target => "the link to the next page is not a URL",
        }
    }
}

/// The target of the first link that has a relation, if there is such a link.
///
/// A header that cannot be read up to this link is an error: the link could be in the part that is not understood,
/// and a list that ends there would look complete.
pub(crate) fn target(headers: &HeaderMap, relation: &str, base: &Url) -> Result<Option<Url>, Unreadable> {
    for value in headers.get_all(LINK) {
        // Not `to_str`, which is for ASCII: some servers do not encode the arguments that they repeat.
        let value = std::str::from_utf8(value.as_bytes()).map_err(|_| Unreadable::Header)?;
        if let Some(target) = find(value, relation)? {
            return base.join(target).map(Some).map_err(|_| Unreadable::Target);
        }
    }
    Ok(None)
}

/// The target of the first link in a header value that has a relation.
fn find<'a>(value: &'a str, relation: &str) -> Result<Option<&'a str>, Unreadable> {
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return Ok(None);
        }
        let link = rest.strip_prefix('<').and_then(|link| link.split_once('>'));
        let (target, parameters) = link.ok_or(Unreadable::Header)?;
        let mut parameters = Parameters { rest: parameters, is_cut_off: false };
        // Only the first `rel` counts (section 3.3). Some servers write it without quotes.
        let relations = parameters.find(|(name, _)| name.eq_ignore_ascii_case("rel"));
        let has_relation =
            |relations: &str| relations.split_whitespace().any(|one| one.eq_ignore_ascii_case(relation));
        if relations.is_some_and(|(_, relations)| has_relation(&relations)) {
            return Ok(Some(target));
        }
        parameters.by_ref().for_each(drop);
        rest = parameters.rest.trim_start();
        if parameters.is_cut_off || !(rest.is_empty() || rest.starts_with(',')) {
            return Err(Unreadable::Header);
        }
    }
}

/// The parameters of one link: `; rel=next; title="a, b"`, up to the comma before the next link.
struct Parameters<'a> {
    rest: &'a str,
    /// A quoted string has no end.
    is_cut_off: bool,
}

impl<'a> Iterator for Parameters<'a> {
    type Item = (&'a str, String);

    fn next(&mut self) -> Option<Self::Item> {
        let parameter = self.rest.trim_start().strip_prefix(';')?;
        let end = parameter.find(['=', ';', ',']).unwrap_or(parameter.len());
        let (name, rest) = parameter.split_at(end);
        self.rest = rest;
        let mut value = String::new();
        if let Some(text) = rest.strip_prefix('=') {
            self.rest = match text.trim_start().strip_prefix('"') {
                Some(quoted) => {
                    let rest = unquote(quoted, &mut value);
                    self.is_cut_off |= rest.is_none();
                    rest.unwrap_or_default()
                }
                None => {
                    let end = text.find([';', ',']).unwrap_or(text.len());
                    value.push_str(text[..end].trim());
                    &text[end..]
                }
            };
        }
        Some((name.trim(), value))
    }
}

/// Reads a quoted string up to its closing quote, and gives what follows. Nothing if there is no closing quote.
fn unquote<'a>(quoted: &'a str, value: &mut String) -> Option<&'a str> {
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some(&quoted[at + 1..]),
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => value.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_forms_of_servers() {
        for (value, expected) in [
            ("<https://h/a?startingAfter=1>; rel=next", Some("https://h/a?startingAfter=1")),
            (
                r#"<https://h/1>; rel=first, <https://h/2>; rel=prev, <https://h/3>; rel=next"#,
                Some("https://h/3"),
            ),
            (r#"<https://h/1>; rel="first",<https://h/2>;rel="prev next";title=x"#, Some("https://h/2")),
            (r#"<u>; title="a, <v>; rel=next"; rel=last, <w>; REL=NEXT"#, Some("w")),
            (r#"<u>; title="\"<v>"; rel=next"#, Some("u")),
            (r#"<u>; title="a" , , <v>; rel=next"#, Some("v")),
            ("<u>; rel = next", Some("u")),
            ("<u>; rel=prev; rel=next", None),
            ("<u>; rel=nextish", None),
            ("<u>; rev=next", None),
            ("<u>;", None),
            ("<u>", None),
            ("<a,b;c>; rel=next", Some("a,b;c")),
            (" , ", None),
            ("", None),
        ] {
            assert_eq!(find(value, "next"), Ok(expected), "{value}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_the_end() {
        for value in [
            "rel=next",
            "<u; rel=next",
            "<u>; rel=prev, v>; rel=next",
            "<u>; rel=prev <v>; rel=next, w",
            r#"<u>; title="a"b, <v>; rel=next"#,
            r#"<u>; title="a, <v>; rel=next"#,
            r#"<u>; rel="prev, <v>; rel=next"#,
            "https://h/2",
        ] {
            assert_eq!(find(value, "next"), Err(Unreadable::Header), "{value}");
        }
    }

    fn next_of(values: &[&[u8]]) -> Result<Option<String>, Unreadable> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, HeaderValue::from_bytes(value).unwrap());
        }
        let base = Url::parse("https://h/api/v1/x?perPage=3").unwrap();
        target(&headers, "next", &base).map(|url| url.map(String::from))
    }

    #[test]
    fn several_headers_and_relative_targets() {
        let second = Ok(Some("https://h/api/v1/x?s=2".to_owned()));
        assert_eq!(next_of(&[b"<p>; rel=prev", b"</api/v1/x?s=2>; rel=next"]), second);
        assert_eq!(next_of(&[b"<?s=2>; rel=next"]), second);
        assert_eq!(next_of(&[b"<https://[>; rel=next"]), Err(Unreadable::Target));
        assert_eq!(next_of(&[b"<p>; rel=prev"]), Ok(None));
        assert_eq!(next_of(&[]), Ok(None));
    }

    #[test]
    fn text_that_is_not_ascii_is_read_if_it_is_utf_8() {
        let encoded = Ok(Some("https://h/api/v1/x?name=Caf%C3%A9".to_owned()));
        assert_eq!(next_of(&["<?name=Café>; rel=next".as_bytes()]), encoded);
        assert_eq!(next_of(&[b"<?name=Caf\xe9>; rel=next"]), Err(Unreadable::Header));
        assert_eq!(next_of(&[b"<p>; rel=prev; title=\xe9", b"<q>; rel=next"]), Err(Unreadable::Header));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(value in "[<>;,=\"\\\\ relnxtä]{0,40}") {
            let _ = find(&value, "next");
        }

        #[test]
        fn the_next_link_is_found_among_others(
            before in prop::collection::vec(("[a-z/?=&,;]{1,9}", "[a-z]{1,4}|next-x", "[a-z ,;<>=]{0,9}"), 0..4),
            target_url in "[a-z/?=&,;]{1,12}", quoted: bool,
        ) {
            let mut links: Vec<_> = before
                .iter()
                .filter(|(_, relation, _)| relation != "next")
                .map(|(url, relation, title)| format!("<{url}>; title=\"{title}\"; rel=\"{relation}\""))
                .collect();
            links.push(format!("<{target_url}>; rel={}", if quoted { "\"next\"" } else { "next" }));
            let value = links.join(", ");
            prop_assert_eq!(find(&value, "next"), Ok(Some(target_url.as_str())));
        }
    }
}
