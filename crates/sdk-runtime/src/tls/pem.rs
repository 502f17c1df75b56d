//! Reading certificates from PEM text, fast.
//!
//! A short-lived program spends most of its instructions here: a system's trust store is 200 KB of Base64. The
//! reader of rustls decodes in constant time, which is right for private keys and six times slower. Trust stores
//! are public.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::CertificateDer;

const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";
const END: &[u8] = b"-----END CERTIFICATE-----";

/// The certificates of a PEM text. What lies between them, and a block that is not Base64, is left out.
pub(super) fn certificates(text: &[u8]) -> Vec<CertificateDer<'static>> {
    let mut found = Vec::new();
    let mut block: Option<Vec<u8>> = None;
    for line in text.split(|&byte| byte == b'\n') {
        let line = line.trim_ascii();
        if line == BEGIN {
            block = Some(Vec::with_capacity(2048));
        } else if line == END {
            let der = block.take().and_then(|base64| STANDARD.decode(base64).ok());
            found.extend(der.filter(|der| !der.is_empty()).map(CertificateDer::from));
        } else if let Some(base64) = &mut block {
            base64.extend_from_slice(line);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rustls::pki_types::pem::PemObject;

    use super::*;

    /// What the reader of rustls finds; it stops at a broken block, so it is given whole ones only.
    fn expected(text: &str) -> Vec<CertificateDer<'static>> {
        CertificateDer::pem_slice_iter(text.as_bytes()).filter_map(Result::ok).collect()
    }

    fn block(der: &[u8], width: usize, end_of_line: &str) -> String {
        let base64 = STANDARD.encode(der);
        let lines: Vec<_> = base64.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
        let lines = lines.join(end_of_line);
        format!(
            "-----BEGIN CERTIFICATE-----{end_of_line}{lines}{end_of_line}-----END CERTIFICATE-----{end_of_line}"
        )
    }

    #[test]
    fn other_blocks_and_broken_ones_are_left_out() {
        let text = format!(
            "# comment\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n{}-----BEGIN CERTIFICATE-----\n!\n{END}\n{}",
            block(b"one", 64, "\n"),
            block(b"two", 64, "\n"),
            END = "-----END CERTIFICATE-----",
        );
        assert_eq!(certificates(text.as_bytes()), [b"one".as_slice(), b"two"].map(CertificateDer::from));
        assert!(certificates(b"-----BEGIN CERTIFICATE-----\nAAAA").is_empty());
    }

    #[test]
    fn the_trust_store_of_this_system_is_read_completely() {
        let Ok(text) = std::fs::read_to_string("/etc/ssl/certs/ca-certificates.crt") else { return };
        assert_eq!(certificates(text.as_bytes()), expected(&text));
    }

    proptest! {
        #[test]
        fn the_same_certificates_are_found_as_by_rustls(
            ders in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..300), 0..5),
            width in 1usize..100, crlf: bool,
        ) {
            let end_of_line = if crlf { "\r\n" } else { "\n" };
            let text: String = ders.iter().map(|der| block(der, width, end_of_line) + "# name\n").collect();
            prop_assert_eq!(certificates(text.as_bytes()), expected(&text));
        }

        #[test]
        fn nothing_makes_it_panic(text in prop::collection::vec(any::<u8>(), 0..300)) {
            certificates(&text);
        }
    }
}
