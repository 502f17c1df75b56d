//! One GET: the TLS set-up of the SDKs, https only, redirects by hand.

use reqwest::header::{ACCEPT, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Client, Response, StatusCode, Url};
use sdk_runtime::{ClientOptions, ConfigError, VendorProfile};
use thiserror::Error;

/// Redirects followed.
const MAX_REDIRECTS: usize = 5;

/// GitHub refuses requests without one.
const AGENT: &str = concat!("sdk-codegen/", env!("CARGO_PKG_VERSION"));

/// Nothing here is a vendor's API: no redirect domains, no request ids, no rate.
static PROFILE: VendorProfile = VendorProfile::new();

/// Why a request brought nothing.
#[derive(Debug, Error)]
pub(crate) enum FetchError {
    /// There is no HTTP client.
    #[error(transparent)]
    Client(#[from] ConfigError),
    /// The address is none.
    #[error("{0} is not a URL")]
    Url(String),
    /// Plain http is for tests on this machine.
    #[error("{0} is refused: documents are fetched over https only")]
    Insecure(String),
    /// A cycle, most likely.
    #[error("{0}: more than {MAX_REDIRECTS} redirects")]
    Redirects(String),
    /// The server says no.
    #[error("{url}: the server answers {status}")]
    Status {
        /// The address that was asked.
        url: String,
        /// Its response.
        status: StatusCode,
    },
    /// The body is not as long as it has to be.
    #[error("{url}: {is} bytes instead of {expected}")]
    Size {
        /// The address that was asked.
        url: String,
        /// The bytes wanted, or the most that are accepted.
        expected: u64,
        /// What came, or was announced.
        is: String,
    },
    /// No response, or a broken one.
    #[error("{0}; run the command again")]
    Transport(String),
}

/// How long a body is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Size {
    /// As long as this, in bytes.
    Exactly(u64),
    /// No longer than this.
    AtMost(u64),
}

/// Fetches over https, or http from this machine.
#[derive(Debug)]
pub(super) struct Fetcher {
    client: Client,
    /// Asked instead of the host that a URL names.
    base: Option<Url>,
}

impl Fetcher {
    /// A fetcher that asks `base` for everything, if given.
    ///
    /// # Errors
    ///
    /// When `base` is no usable URL, or TLS cannot be set up.
    pub(super) fn new(base: Option<&str>) -> Result<Self, FetchError> {
        let base = base.map(parse).transpose()?;
        if let Some(base) = &base {
            check(base, true)?;
        }
        // The base URL is not used for requests; the options insist on a good one.
        let options = ClientOptions::new(&PROFILE, "https://localhost");
        Ok(Self { client: options.build()?.http().clone(), base })
    }

    /// The body that `url` answers with.
    ///
    /// # Errors
    ///
    /// Anything but a 200 with a body of the size asked for.
    pub(super) async fn body(&self, url: &str, size: Size) -> Result<Vec<u8>, FetchError> {
        let mut response = self.get(url, HeaderValue::from_static("*/*")).await?;
        let (Size::Exactly(most) | Size::AtMost(most)) = size;
        let wrong = |is: String| FetchError::Size { url: url.to_owned(), expected: most, is };
        if let Some(announced) = response.content_length().filter(|announced| *announced > most) {
            return Err(wrong(announced.to_string()));
        }
        let mut body = Vec::new();
        while let Some(bytes) = response.chunk().await.map_err(|error| transport(&error))? {
            body.extend_from_slice(&bytes);
            if body.len() as u64 > most {
                return Err(wrong("more".to_owned()));
            }
        }
        match size {
            Size::Exactly(exactly) if exactly != body.len() as u64 => Err(wrong(body.len().to_string())),
            _ => Ok(body),
        }
    }

    /// The newest revision according to `url`, which answers a commit id when asked for one in plain text.
    ///
    /// # Errors
    ///
    /// When it answers something else.
    pub(super) async fn revision(&self, url: &str) -> Result<String, FetchError> {
        // GitHub's own media type for "only the id".
        let response = self.get(url, HeaderValue::from_static("application/vnd.github.sha")).await?;
        let text = response.text().await.map_err(|error| transport(&error))?;
        let id = text.trim();
        let is_id = (7..=64).contains(&id.len()) && id.chars().all(|c| c.is_ascii_hexdigit());
        is_id
            .then(|| id.to_owned())
            .ok_or_else(|| FetchError::Transport(format!("{url}: no commit id came back")))
    }

    /// The 200 of a GET, behind its redirects.
    async fn get(&self, url: &str, accept: HeaderValue) -> Result<Response, FetchError> {
        let mut url = self.route(parse(url)?);
        for _ in 0..=MAX_REDIRECTS {
            let request = self.client.get(url.clone()).header(USER_AGENT, AGENT).header(ACCEPT, &accept);
            let response = request.send().await.map_err(|error| transport(&error))?;
            match response.status() {
                StatusCode::OK => return Ok(response),
                status if status.is_redirection() => url = target(&url, &response)?,
                status => return Err(FetchError::Status { url: url.to_string(), status }),
            }
        }
        Err(FetchError::Redirects(url.to_string()))
    }

    fn route(&self, url: Url) -> Url {
        let Some(base) = &self.base else { return url };
        let mut routed = base.clone();
        routed.set_path(url.path());
        routed.set_query(url.query());
        routed
    }
}

/// Where a redirect leads, if it may.
fn target(from: &Url, response: &Response) -> Result<Url, FetchError> {
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let to = location.and_then(|location| from.join(location).ok());
    let to = to.ok_or_else(|| FetchError::Transport(format!("{from}: a redirect to nowhere")))?;
    check(&to, from.scheme() == "http")?;
    Ok(to)
}

fn check(url: &Url, loopback_allowed: bool) -> Result<(), FetchError> {
    let loopback = match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    };
    match url.scheme() {
        "https" => Ok(()),
        "http" if loopback && loopback_allowed => Ok(()),
        _ => Err(FetchError::Insecure(url.to_string())),
    }
}

fn parse(url: &str) -> Result<Url, FetchError> {
    Url::parse(url).map_err(|_| FetchError::Url(url.to_owned()))
}

/// What reqwest says, with the reason that it hides in the sources.
fn transport(error: &reqwest::Error) -> FetchError {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        text = format!("{text}: {inner}");
        source = inner.source();
    }
    FetchError::Transport(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        let allowed = |url: &str, loopback| check(&parse(url).unwrap(), loopback).is_ok();
        assert!(allowed("https://example.com/x", false));
        assert!(allowed("http://127.0.0.1:80/x", true));
        assert!(allowed("http://[::1]:80/x", true));
        assert!(!allowed("http://127.0.0.1:80/x", false), "https to http");
        assert!(!allowed("http://example.com/x", true));
        assert!(!allowed("http://127.0.0.1.example.com/x", true));
        assert!(!allowed("ftp://localhost/x", true));
    }

    #[test]
    fn a_base_replaces_the_host_only() {
        let fetcher = Fetcher::new(Some("http://127.0.0.1:9/")).unwrap();
        let routed = fetcher.route(parse("https://example.com/a/b.json?c=d").unwrap());
        assert_eq!(routed.as_str(), "http://127.0.0.1:9/a/b.json?c=d");
    }
}
