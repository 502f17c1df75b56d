//! The `Link` header (RFC 8288).

use http::HeaderMap;
use http::header::LINK;
use reqwest::Url;

/// The target of the link to the next page: nothing if there is no such link, `Some(None)` if its target is no URL.
pub(crate) fn next(headers: &HeaderMap, base: &Url) -> Option<Option<Url>> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    let target = values.into_iter().find_map(|value| target(value, "next"))?;
    Some(base.join(target).ok())
}

/// The target of the first link in a header value that has a relation.
fn target<'a>(value: &'a str, relation: &str) -> Option<&'a str> {
    let mut rest = value;
    while let Some((_, after)) = rest.split_once('<') {
        let (target, parameters) = after.split_once('>')?;
        let mut link = Parameters { rest: parameters };
        // Only the first `rel` counts (section 3.3). Some servers write it without quotes.
        let relations =
            link.find(|(name, _)| name.eq_ignore_ascii_case("rel")).map(|(_, relations)| relations);
        if relations.is_some_and(|relations| {
            relations.split_whitespace().any(|one| one.eq_ignore_ascii_case(relation))
        }) {
            return Some(target);
        }
        link.by_ref().for_each(drop);
        rest = link.rest;
    }
    None
}

/// The parameters of one link: `; rel=next; title="a, b"`, up to the comma before the next link.
struct Parameters<'a> {
    rest: &'a str,
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
                Some(quoted) => unquote(quoted, &mut value),
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

/// Reads a quoted string up to its closing quote, and gives what follows.
fn unquote<'a>(quoted: &'a str, value: &mut String) -> &'a str {
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return &quoted[at + 1..],
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            _ => value.push(c),
        }
    }
    ""
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
            ("<u>; rel = next", Some("u")),
            ("<u>; rel=prev; rel=next", None),
            ("<u>; rel=nextish", None),
            ("<u>; rev=next", None),
            ("<u>", None),
            ("rel=next", None),
            ("<u; rel=next", None),
            ("<a,b;c>; rel=next", Some("a,b;c")),
            ("", None),
        ] {
            assert_eq!(target(value, "next"), expected, "{value}");
        }
    }

    fn next_of(values: &[&str]) -> Option<Option<String>> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, HeaderValue::from_str(value).unwrap());
        }
        next(&headers, &Url::parse("https://h/api/v1/x?perPage=3").unwrap()).map(|url| url.map(String::from))
    }

    #[test]
    fn several_headers_and_relative_targets() {
        assert_eq!(
            next_of(&["<p>; rel=prev", "</api/v1/x?s=2>; rel=next"]),
            Some(Some("https://h/api/v1/x?s=2".into()))
        );
        assert_eq!(next_of(&["<?s=2>; rel=next"]), Some(Some("https://h/api/v1/x?s=2".into())));
        assert_eq!(next_of(&["<https://[>; rel=next"]), Some(None));
        assert_eq!(next_of(&["<p>; rel=prev"]), None);
        assert_eq!(next_of(&[]), None);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(value in "[<>;,=\"\\\\ relnxtä]{0,40}") {
            target(&value, "next");
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
            prop_assert_eq!(target(&value, "next"), Some(target_url.as_str()));
        }
    }
}
