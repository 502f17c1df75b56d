//! Where requests may go: the base URL, and what counts as loopback.

use reqwest::Url;
use std::net::IpAddr;

use crate::vendor::ConfigProblem;

/// Checks a base URL and brings it into the form that generated code appends paths to: no slash at the end.
///
/// # Errors
///
/// [`ConfigProblem::BaseUrl`] if it is not `https` (plain `http` is for loopback only: an API key must not cross a
/// network in the clear), or contains credentials, a query or a fragment.
pub(crate) fn base_url(text: &str) -> Result<Url, ConfigProblem> {
    let mut url = Url::parse(text.trim()).map_err(|_| ConfigProblem::BaseUrl("not an absolute URL"))?;
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(&url) => {}
        "http" => {
            return Err(ConfigProblem::BaseUrl(
                "must be https; http is accepted for loopback addresses only",
            ));
        }
        _ => return Err(ConfigProblem::BaseUrl("must be https")),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(ConfigProblem::BaseUrl("has no host"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(ConfigProblem::BaseUrl("must not contain credentials"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(ConfigProblem::BaseUrl("must not contain a query or a fragment"));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(&path);
    Ok(url)
}

/// Whether a URL names this machine: a literal loopback address or `localhost`.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse::<IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(base: &str) -> String {
        base_url(base).unwrap().as_str().trim_end_matches('/').to_owned()
    }

    #[test]
    fn slashes_at_the_end_are_dropped() {
        assert_eq!(text_of("https://api.example.com/api/v1//"), "https://api.example.com/api/v1");
        assert_eq!(text_of("https://cloud.example.com/"), "https://cloud.example.com");
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        for base in
            ["http://127.0.0.1:8080", "http://localhost:1/api/v1", "http://[::1]:9", "http://127.9.9.9"]
        {
            assert!(base_url(base).is_ok(), "{base}");
        }
        for base in [
            "http://api.example.com",
            "http://localhost.example.com",
            "http://127.0.0.1.example.com",
            "http://10.0.0.1",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "api.example.com",
            "",
        ] {
            assert!(base_url(base).is_err(), "{base}");
        }
    }

    #[test]
    fn other_parts_are_refused() {
        for base in ["https://u:p@h", "https://u@h", "https://h/?a=b", "https://h/#f"] {
            let error = base_url(base).unwrap_err();
            assert!(!error.to_string().contains("u:p"), "{error}");
        }
    }
}
