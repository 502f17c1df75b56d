//! The name of who issued a certificate.

use rustls::pki_types::CertificateDer;
use webpki::EndEntityCert;

/// `commonName`, `organizationName` and `organizationalUnitName` as DER writes their identifiers (X.520).
const NAMES: [&[u8]; 3] = [&[6, 3, 0x55, 4, 3], &[6, 3, 0x55, 4, 10], &[6, 3, 0x55, 4, 11]];

/// The common name of the issuer, or its organization where it has none; nothing of a certificate that cannot be read.
pub(super) fn issuer(certificate: &CertificateDer<'_>) -> Option<String> {
    let certificate = EndEntityCert::try_from(certificate).ok()?;
    let name = certificate.issuer();
    NAMES.iter().find_map(|identifier| value(name, identifier))
}

/// The text behind an identifier: a tag, a length, and so many bytes. No name is longer than 127 of them (X.520 allows
/// 64).
fn value(name: &[u8], identifier: &[u8]) -> Option<String> {
    let begin = name.windows(identifier.len()).position(|window| window == identifier)? + identifier.len();
    let (&length, text) = name.get(begin + 1..)?.split_first()?;
    let text = String::from_utf8_lossy(text.get(..usize::from(length))?);
    (length < 128 && !text.trim().is_empty()).then(|| text.trim().to_owned())
}

#[cfg(test)]
#[cfg(any(feature = "ring", feature = "aws-lc-rs"))]
mod tests {
    use rcgen::{CertificateParams, DnType, DnValue, KeyPair};

    use super::*;

    fn issued_by(names: &[(DnType, DnValue)]) -> Option<String> {
        let mut params = CertificateParams::new(vec!["h.example".to_owned()]).unwrap();
        params.distinguished_name = rcgen::DistinguishedName::new();
        for (kind, value) in names {
            params.distinguished_name.push(kind.clone(), value.clone());
        }
        issuer(params.self_signed(&KeyPair::generate().unwrap()).unwrap().der())
    }

    #[test]
    fn it_is_named_by_what_it_has() {
        let text = |text: &str| DnValue::Utf8String(text.to_owned());
        let (common, organization) = (
            (DnType::CommonName, text("Example Ärger CA")),
            (DnType::OrganizationName, text("Example Corp")),
        );
        let both = [organization.clone(), common];
        assert_eq!(issued_by(&both).as_deref(), Some("Example Ärger CA"));
        assert_eq!(issued_by(&[organization]).as_deref(), Some("Example Corp"));
        assert_eq!(issued_by(&[(DnType::CountryName, text("CH"))]), None);
        assert_eq!(issued_by(&[(DnType::CommonName, text(" "))]), None);
    }

    #[test]
    fn what_is_no_certificate_has_no_issuer() {
        for bytes in [&[][..], &[0x30, 0x80], b"no certificate"] {
            assert_eq!(issuer(&CertificateDer::from(bytes)), None);
        }
        let cut = [&[0x31, 0x0a][..], NAMES[0], &[12, 60, b'a']].concat();
        assert_eq!(value(&cut, NAMES[0]), None);
        assert_eq!(value(NAMES[0], NAMES[0]), None);
    }
}
