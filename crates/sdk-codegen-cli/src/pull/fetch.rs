//! One GET: the TLS set-up of the SDKs, https only, redirects by hand.

use anyhow::{Context as _, anyhow, bail, ensure};
use reqwest::header::{ACCEPT, HeaderValue, LOCATION, USER_AGENT};
use reqwest::{Client, Response, StatusCode, Url};
use sdk_runtime::ClientOptions;

/// Redirects followed.
const MAX_REDIRECTS: usize = 5;

/// GitHub refuses requests without one.
const AGENT: &str = concat!("sdk-codegen/", env!("CARGO_PKG_VERSION"));

/// What to do where no response came, or a broken one.
const AGAIN: &str = "no complete response; run the command again";

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
    pub(super) fn new(base: Option<&str>) -> anyhow::Result<Self> {
        let base = base.map(parse).transpose()?;
        if let Some(base) = &base {
            check(base, true)?;
        }
        // The base URL is not used for requests; the options insist on a good one.
        let options = ClientOptions::new("https://localhost");
        Ok(Self { client: options.build().map_err(|error| anyhow!("{error}"))?.http().clone(), base })
    }

    /// The body that `url` responds with.
    ///
    /// # Errors
    ///
    /// Anything but a 200 with a body of the size asked for.
    pub(super) async fn body(&self, url: &str, size: Size) -> anyhow::Result<Vec<u8>> {
        let mut response = self.get(url, HeaderValue::from_static("*/*")).await?;
        let (Size::Exactly(max) | Size::AtMost(max)) = size;
        if let Some(announced) = response.content_length().filter(|announced| *announced > max) {
            bail!("{url}: {announced} bytes instead of {max}");
        }
        let mut body = Vec::new();
        while let Some(bytes) = response.chunk().await.context(AGAIN)? {
            body.extend_from_slice(&bytes);
            ensure!(body.len() as u64 <= max, "{url}: more bytes instead of {max}");
        }
        let is_whole = matches!(size, Size::AtMost(_)) || body.len() as u64 == max;
        ensure!(is_whole, "{url}: {} bytes instead of {max}", body.len());
        Ok(body)
    }

    /// The newest revision according to `url`, which responds with a commit id when asked for one in plain text.
    ///
    /// # Errors
    ///
    /// When it responds with something else.
    pub(super) async fn revision(&self, url: &str) -> anyhow::Result<String> {
        // GitHub's own media type for "only the id".
        let response = self.get(url, HeaderValue::from_static("application/vnd.github.sha")).await?;
        let text = response.text().await.context(AGAIN)?;
        let id = text.trim();
        let is_id = (7..=64).contains(&id.len()) && id.chars().all(|c| c.is_ascii_hexdigit());
        ensure!(is_id, "{url}: no commit id came back; run the command again");
        Ok(id.to_owned())
    }

    /// The 200 of a GET, behind its redirects.
    async fn get(&self, url: &str, accept: HeaderValue) -> anyhow::Result<Response> {
        let mut url = self.route(parse(url)?);
        for _ in 0..=MAX_REDIRECTS {
            let request = self.client.get(url.clone()).header(USER_AGENT, AGENT).header(ACCEPT, &accept);
            let response = request.send().await.context(AGAIN)?;
            match response.status() {
                StatusCode::OK => return Ok(response),
                status if status.is_redirection() => url = target(&url, &response)?,
                status => bail!("{url}: the server responds with {status}"),
            }
        }
        bail!("{url}: more than {MAX_REDIRECTS} redirects")
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
fn target(from: &Url, response: &Response) -> anyhow::Result<Url> {
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let to = location.and_then(|location| from.join(location).ok());
    let to = to.with_context(|| format!("{from}: a redirect to nowhere; run the command again"))?;
    check(&to, from.scheme() == "http")?;
    Ok(to)
}

/// Plain http is for tests on this machine.
fn check(url: &Url, loopback_allowed: bool) -> anyhow::Result<()> {
    let loopback = match url.host_str() {
        Some("localhost" | "[::1]") => true,
        Some(host) => host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback()),
        None => false,
    };
    match url.scheme() {
        "https" => Ok(()),
        "http" if loopback && loopback_allowed => Ok(()),
        _ => bail!("{url} is refused: documents are fetched over https only"),
    }
}

fn parse(url: &str) -> anyhow::Result<Url> {
    Url::parse(url).map_err(|_| anyhow!("{url} is not a URL"))
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
