//! The cryptographic module of TLS, in words, where it is a validated one: in a build with the feature `fips`, which only
//! `fips/Cargo.toml` asks for. That file pins the version that is named here.

macro_rules! name {
    () => {
        "AWS-LC-FIPS 3.1.0 (CMVP certificate 5314)"
    };
}

/// The module and its certificate.
pub(crate) const NAME: &str = name!();

/// What a connection uses, to follow "over TLS".
pub(crate) const USED: &str = if cfg!(feature = "fips") { concat!(" by ", name!()) } else { "" };

/// The version of the program, with the module.
pub(crate) const VERSION: &str = if cfg!(feature = "fips") {
    concat!(env!("CARGO_PKG_VERSION"), ", TLS by ", name!())
} else {
    env!("CARGO_PKG_VERSION")
};
