//! Where a name leads, for sentences about connections that could not be made: a wrong entry in DNS or in the hosts file
//! looks like a firewall otherwise.

use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::sync::mpsc;
use std::time::Duration;

/// How long a sentence may take.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The addresses of a host, written with or without a port; nothing where it is an address itself, or has none that is
/// found in time.
pub(super) fn of(host: &str) -> Option<String> {
    if host.parse::<SocketAddr>().is_ok() || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() {
        return None;
    }
    let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
    let place = if has_port { host.to_owned() } else { format!("{host}:443") };
    let (found, awaited) = mpsc::channel();
    // Resolvers cannot be told how long to try; the thread ends with the process.
    std::thread::spawn(move || found.send(place.to_socket_addrs().map(Vec::from_iter)));
    let mut addresses: Vec<_> =
        awaited.recv_timeout(TIMEOUT).ok()?.ok()?.iter().map(|found| found.ip().to_string()).collect();
    addresses.dedup();
    match &addresses[..] {
        [] => None,
        [one] => Some(format!("address {one}")),
        several => Some(format!("addresses {}", several.join(" and "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_have_addresses_to_tell() {
        for host in ["localhost", "localhost:8443"] {
            let found = of(host).unwrap();
            assert!(found.contains("127.0.0.1") || found.contains("::1"), "{found}");
        }
        for host in ["127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:80", "name.invalid"] {
            assert_eq!(of(host), None, "{host}");
        }
    }
}
