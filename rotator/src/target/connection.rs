//! How the vendor was reached, in words, for dry runs.

/// The host, TLS, the source of trust and the proxy that the environment names.
///
/// The variables are those that the HTTP client and TLS read by themselves. Of a proxy's URL only host and port are
/// shown: the rest can hold a password.
pub(super) fn describe(vendor: &str, base_url: &str) -> String {
    describe_by(vendor, base_url, |name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

fn describe_by(vendor: &str, base_url: &str, variable: impl Fn(&str) -> Option<String>) -> String {
    let tls = base_url.starts_with("https:");
    let mut text = format!("{vendor} answered at {}", host(base_url));
    if tls {
        text.push_str(match variable("SSL_CERT_FILE").or_else(|| variable("SSL_CERT_DIR")) {
            Some(_) => ", over TLS, trusting what SSL_CERT_FILE or SSL_CERT_DIR names",
            None => ", over TLS, trusting the system's certificates",
        });
    } else {
        text.push_str(", without TLS on this host");
    }
    let names: &[&str] = if tls {
        &["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
    } else {
        &["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"]
    };
    match names.iter().find_map(|name| variable(name).map(|url| (name, url))) {
        None => text.push_str(", no proxy"),
        Some((name, url)) => {
            text.push_str(&format!(", {name} names the proxy {}", host(&url)));
            if variable("NO_PROXY").or_else(|| variable("no_proxy")).is_some() {
                text.push_str(", which NO_PROXY may exempt it from");
            }
        }
    }
    text
}

/// Host and port of a URL.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(base_url: &str, variables: &[(&str, &str)]) -> String {
        describe_by("Meraki", base_url, |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_usual_way() {
        let text = described("https://api.meraki.com/api/v1", &[]);
        assert_eq!(
            text,
            "Meraki answered at api.meraki.com, over TLS, trusting the system's certificates, no proxy"
        );
    }

    #[test]
    fn a_proxy_is_named_without_its_password() {
        let variables =
            [("https_proxy", "http://user:c4n4ry@proxy.example.com:3128/c4n4ry"), ("NO_PROXY", "x")];
        let text = described("https://cloud.tenable.com", &variables);
        assert!(
            text.contains("https_proxy names the proxy proxy.example.com:3128, which NO_PROXY may"),
            "{text}"
        );
        assert!(!text.contains("c4n4ry"), "{text}");
        assert!(described("https://h", &[("HTTP_PROXY", "http://p:1")]).ends_with("no proxy"));
    }

    #[test]
    fn trust_and_loopback_are_named() {
        assert!(described("https://h", &[("SSL_CERT_FILE", "/c4n4ry")]).contains("what SSL_CERT_FILE or"));
        assert!(described("http://127.0.0.1:8080/api/v1", &[]).contains("at 127.0.0.1:8080, without TLS"));
    }
}
