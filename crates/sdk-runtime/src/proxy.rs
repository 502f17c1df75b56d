//! The proxy that the environment or the system names, read by the crate that uses it.

use std::fmt;

use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use reqwest::Url;

use crate::url::is_loopback;
use crate::vendor::ConfigProblem;

/// The proxy that a client of these settings goes through. Nothing of its URL but host and port is kept: the rest can
/// be a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemProxy {
    source: &'static str,
    host: String,
    port: u16,
}

impl SystemProxy {
    /// The proxy for requests to a base URL, or none: addresses of this machine and those that `NO_PROXY` names are
    /// reached directly.
    ///
    /// # Errors
    ///
    /// [`ConfigProblem::SystemProxy`] if a variable names a proxy that cannot be used. Going around it would be against the
    /// will of whoever set it.
    ///
    /// ```
    /// # use sdk_runtime::SystemProxy;
    /// assert_eq!(SystemProxy::of("http://127.0.0.1:8080").unwrap(), None);
    /// ```
    pub fn of(base_url: &str) -> Result<Option<Self>, ConfigProblem> {
        match Url::parse(base_url) {
            Ok(base) => Self::of_url(&base),
            Err(_) => Err(ConfigProblem::BaseUrl("is no URL")),
        }
    }

    pub(crate) fn of_url(base: &Url) -> Result<Option<Self>, ConfigProblem> {
        // Programs that serve web requests get `HTTP_PROXY` from outside; hyper does not listen to any variable there.
        if is_loopback(base) || std::env::var_os("REQUEST_METHOD").is_some() {
            return Ok(None);
        }
        let Ok(target) = base.as_str().parse::<Uri>() else { return Ok(None) };
        if let Some(named) = named(&target, |name| std::env::var(name).ok())? {
            return Ok(named);
        }
        let used = Matcher::from_system().intercept(&target);
        Ok(used.and_then(|used| Self::new("the system", &used)))
    }

    /// What names it: a variable, or the system.
    #[must_use]
    pub fn source(&self) -> &str {
        self.source
    }

    fn new(source: &'static str, used: &Intercept) -> Option<Self> {
        let uri = used.uri();
        let default = match uri.scheme_str() {
            Some("http") => 80,
            Some("https") => 443,
            _ => return None,
        };
        Some(Self { source, host: uri.host()?.to_owned(), port: uri.port_u16().unwrap_or(default) })
    }
}

impl fmt::Display for SystemProxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// What the variables say: nothing, that there is none, or one.
fn named(
    target: &Uri,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Option<Option<SystemProxy>>, ConfigProblem> {
    let first = |names: [&'static str; 2]| {
        let found = names.into_iter().find_map(|name| variable(name).map(|value| (name, value)));
        found.filter(|(_, value)| !value.is_empty())
    };
    let own = match target.scheme_str() {
        Some("http") => ["HTTP_PROXY", "http_proxy"],
        _ => ["HTTPS_PROXY", "https_proxy"],
    };
    let Some((source, value)) = first(own).or_else(|| first(["ALL_PROXY", "all_proxy"])) else {
        return Ok(None);
    };
    let exceptions = first(["NO_PROXY", "no_proxy"]).map_or_else(String::new, |(_, value)| value);
    let any = Matcher::builder().all("http://proxy.invalid").no(exceptions).build();
    if any.intercept(target).is_none() {
        return Ok(Some(None));
    }
    let refuse = |why: &str| Err(ConfigProblem::SystemProxy(format!("{source} {why}")));
    let Some(used) = Matcher::builder().all(value.as_str()).build().intercept(target) else {
        return refuse(
            "is no URL of a proxy; special characters in user name or password have to be percent-encoded",
        );
    };
    match SystemProxy::new(source, &used) {
        Some(proxy) if agrees(&value, &used, &proxy) => Ok(Some(Some(proxy))),
        Some(_) => refuse(
            "is no URL of a proxy; special characters in user name or password have to be percent-encoded",
        ),
        None => refuse("names a proxy of a kind that is not supported: http:// and https:// are"),
    }
}

/// Whether another reader of URLs sees the same host and port, and nothing behind them: `http://user:12/34@host` is
/// read as host `user`, port 12.
fn agrees(value: &str, used: &Intercept, proxy: &SystemProxy) -> bool {
    // Of several `@`, hyper takes the first for the end of the password.
    if used.uri().authority().is_none_or(|authority| authority.as_str().contains('@')) {
        return false;
    }
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    Url::parse(&whole).is_ok_and(|url| {
        url.host_str().is_some_and(|host| host.eq_ignore_ascii_case(&proxy.host))
            && url.port_or_known_default() == Some(proxy.port)
            && matches!(url.path(), "" | "/")
            && url.query().is_none()
            && url.fragment().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(target: &str, variables: &[(&str, &str)]) -> Result<Option<Option<SystemProxy>>, ConfigProblem> {
        named(&target.parse().unwrap(), |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn shown(value: &str) -> String {
        match read("https://api.example.com/v1", &[("HTTPS_PROXY", value)]) {
            Ok(proxy) => proxy.unwrap().unwrap().to_string(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn host_and_port_are_all_that_is_shown() {
        for (value, expected) in [
            ("http://proxy.corp.example:3128", "proxy.corp.example:3128"),
            ("http://svc:c4n4ry@proxy.corp.example:3128/", "proxy.corp.example:3128"),
            ("svc:c4n4ry@proxy.corp.example:3128", "proxy.corp.example:3128"),
            ("proxy.corp.example", "proxy.corp.example:80"),
            ("https://proxy.corp.example", "proxy.corp.example:443"),
            ("http://[::1]:3128", "[::1]:3128"),
        ] {
            assert_eq!(shown(value), expected);
        }
    }

    #[test]
    fn what_cannot_be_used_is_refused_and_not_shown() {
        for value in [
            "http://svc:c4n4ry/rest@proxy.corp.example:3128",
            "http://svc:c4n4ry#rest@proxy.corp.example:3128",
            "http://svc:c4n4ry?rest@proxy.corp.example:3128",
            "http://svc:12/c4n4ry@proxy.corp.example:3128",
            "http://CORP\\svc:c4n4ry@proxy.corp.example:3128",
            "http://svc:c4n4ry word@proxy.corp.example:3128",
            "http://svc:a@c4n4ry@proxy.corp.example:3128",
            "http://",
            "c4n4ry:c4n4ry",
        ] {
            let shown = shown(value);
            assert!(shown.contains("HTTPS_PROXY is no URL") && !shown.contains("c4n4ry"), "{value}: {shown}");
        }
        for value in ["socks5://svc:c4n4ry@h:1080", "socks4a://h"] {
            let shown = shown(value);
            assert!(shown.contains("not supported") && !shown.contains("c4n4ry"), "{value}: {shown}");
        }
    }

    #[test]
    fn the_variables_are_those_of_the_scheme() {
        let other = [("HTTP_PROXY", "http://p:1")];
        assert_eq!(read("https://h", &other).unwrap(), None);
        let all = [("ALL_PROXY", "http://p:1"), ("HTTPS_PROXY", "")];
        assert_eq!(read("https://h", &all).unwrap().unwrap().unwrap().source(), "ALL_PROXY");
        let exempt = [("https_proxy", "c4n4ry /"), ("NO_PROXY", ".example.com, 10.0.0.0/8")];
        assert_eq!(read("https://api.example.com", &exempt).unwrap(), Some(None));
        assert!(read("https://example.org", &exempt).is_err());
    }
}
