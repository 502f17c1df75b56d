//! `sdk-codegen pull` against a local server: whatever happens, the file at the final place is the pinned one.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

mod server;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use server::{Server, promise, response};
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

const DOCUMENT: &[u8] = br#"{"openapi":"3.0.3","info":{"title":"Example","version":"1.2.3"},"paths":{}}"#;

/// A directory with a file of pins that asks for one document.
struct Place {
    dir: TempDir,
}

impl Place {
    fn pinning(document: &[u8]) -> Self {
        let place = Self { dir: TempDir::new().unwrap() };
        let sources = format!(
            "[example]\npackage = \"sdk-example\"\nvariable = \"SDK_EXAMPLE_DOCUMENT\"\n\n# Kept.\n\
             [[example.document]]\nname = \"example\"\nurl = \"https://vendor.example/spec.json\"\n\
             version = \"1.2.3\"\nsize = {}\nsha256 = \"{}\"\n",
            document.len(),
            sha256(document)
        );
        fs::write(place.sources(), sources).unwrap();
        place
    }

    fn sources(&self) -> PathBuf {
        self.dir.path().join("sources.toml")
    }

    fn vendor(&self) -> PathBuf {
        self.dir.path().join("vendor")
    }

    fn document(&self) -> Option<Vec<u8>> {
        fs::read(self.vendor().join("example.json")).ok()
    }

    fn with_document(self, bytes: &[u8]) -> Self {
        fs::create_dir_all(self.vendor()).unwrap();
        fs::write(self.vendor().join("example.json"), bytes).unwrap();
        self
    }

    fn pull(&self, server: &Server, more: &[&str]) -> Pulled {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sdk-codegen"));
        command.args(["pull", "example", "--from", &server.url]).args(more);
        command.arg("--into").arg(self.vendor()).arg("--sources").arg(self.sources());
        // A proxy of the machine must not see requests to this machine.
        for variable in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
            command.env_remove(variable);
        }
        Pulled(command.output().unwrap())
    }
}

struct Pulled(Output);

impl Pulled {
    fn good(&self) -> String {
        assert!(self.0.status.success(), "{}", String::from_utf8_lossy(&self.0.stderr));
        String::from_utf8(self.0.stdout.clone()).unwrap()
    }

    fn refused(&self) -> String {
        assert_eq!(self.0.status.code(), Some(1), "{}", String::from_utf8_lossy(&self.0.stdout));
        String::from_utf8(self.0.stderr.clone()).unwrap()
    }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_pinned_document_arrives_once() {
    let server = Server::always(response("200 OK", "", DOCUMENT));
    let place = Place::pinning(DOCUMENT);
    let said = place.pull(&server, &[]).good();
    assert_eq!(place.document().unwrap(), DOCUMENT);
    assert!(
        said.contains("SDK_EXAMPLE_DOCUMENT") && said.contains("cargo build -p sdk-example --features full")
    );
    assert!(place.pull(&server, &[]).good().contains("already there"));
    let paths: Vec<_> = server.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/spec.json"]);
}

#[test]
fn another_hash_leaves_nothing_behind() {
    let other = [b"X", &DOCUMENT[1..]].concat();
    let server = Server::always(response("200 OK", "", &other));
    let place = Place::pinning(DOCUMENT).with_document(b"an older one");
    let said = place.pull(&server, &[]).refused();
    assert!(said.contains("sha256 is") && said.contains("--update"), "{said}");
    assert_eq!(place.document().unwrap(), b"an older one");
}

#[test]
fn another_size_is_refused_when_it_is_announced() {
    let server = Server::always(promise("200 OK", "", 5_000_000_000, b"{"));
    let place = Place::pinning(DOCUMENT);
    assert!(place.pull(&server, &[]).refused().contains("5000000000 bytes instead of"));
    assert_eq!(place.document(), None);
}

#[test]
fn a_body_without_announced_size_is_cut_off_where_it_is_too_long() {
    let long = [b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", DOCUMENT, b" "].concat();
    let server = Server::always(long);
    let place = Place::pinning(DOCUMENT);
    assert!(place.pull(&server, &[]).refused().contains("more bytes instead of"));
    assert_eq!(place.document(), None);
}

#[test]
fn a_cut_connection_leaves_nothing_and_says_what_to_do() {
    let server = Server::always(promise("200 OK", "", DOCUMENT.len(), &DOCUMENT[..20]));
    let place = Place::pinning(DOCUMENT).with_document(b"an older one");
    assert!(place.pull(&server, &[]).refused().contains("run the command again"));
    assert_eq!(place.document().unwrap(), b"an older one");
    assert_eq!(fs::read_dir(place.vendor()).unwrap().count(), 1, "no leftovers");
}

#[test]
fn a_body_that_is_too_short_is_refused() {
    let server = Server::always([b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n", &DOCUMENT[..20]].concat());
    let place = Place::pinning(DOCUMENT);
    assert!(place.pull(&server, &[]).refused().contains("20 bytes instead of"));
    assert_eq!(place.document(), None);
}

#[test]
fn refusals_of_the_server_are_final() {
    let server = Server::always(response("404 Not Found", "", b"{}"));
    let place = Place::pinning(DOCUMENT);
    let said = place.pull(&server, &[]).refused();
    assert!(said.contains("/spec.json: the server responds with 404"), "{said}");
    assert_eq!(place.document(), None);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn redirects_are_followed_but_never_to_plain_http_elsewhere() {
    let server = Server::start(|_, request| match request.path.as_str() {
        "/spec.json" => response("302 Found", "location: /moved.json\r\n", b""),
        _ => response("200 OK", "", DOCUMENT),
    });
    let place = Place::pinning(DOCUMENT);
    place.pull(&server, &[]).good();

    let server = Server::always(response("302 Found", "location: http://vendor.example/spec.json\r\n", b""));
    let place = Place::pinning(DOCUMENT);
    assert!(place.pull(&server, &[]).refused().contains("over https only"));
    assert_eq!(place.document(), None);

    let server = Server::always(response("302 Found", "location: /spec.json\r\n", b""));
    assert!(Place::pinning(DOCUMENT).pull(&server, &[]).refused().contains("redirects"));
}

#[test]
fn plain_http_mirrors_and_unknown_apis_are_refused() {
    let place = Place::pinning(DOCUMENT);
    let mut elsewhere = Server::always(Vec::new());
    elsewhere.url = "http://vendor.example".to_owned();
    assert!(place.pull(&elsewhere, &[]).refused().contains("over https only"));
    let output = Command::new(env!("CARGO_BIN_EXE_sdk-codegen"))
        .args(["pull", "nobody", "--sources"])
        .arg(place.sources())
        .output();
    assert!(Pulled(output.unwrap()).refused().contains("unknown API nobody"));
}

const NEWER: &[u8] = br#"{"openapi":"3.0.3","info":{"title":"Example","version":"1.3.0"},
    "paths":{"/things":{"get":{"operationId":"things-list"}}}}"#;

#[test]
fn an_update_moves_the_pin_and_says_what_changed() {
    let server = Server::always(response("200 OK", "", NEWER));
    let place = Place::pinning(DOCUMENT).with_document(DOCUMENT);
    let said = place.pull(&server, &["--update"]).good();
    assert!(said.contains("version 1.2.3") && said.contains("version 1.3.0"), "{said}");
    assert!(said.contains("1 added") && said.contains("things-list"), "{said}");
    assert_eq!(place.document().unwrap(), NEWER);
    assert_eq!(fs::read(place.vendor().join("example.previous.json")).unwrap(), DOCUMENT);
    let sources = fs::read_to_string(place.sources()).unwrap();
    assert!(sources.contains(&sha256(NEWER)) && sources.contains("# Kept."), "{sources}");
    assert!(place.pull(&server, &[]).good().contains("already there"));
    assert!(place.pull(&server, &["--update"]).good().contains("still what the vendor publishes"));
}

#[test]
fn an_update_works_without_the_previous_document() {
    let server = Server::always(response("200 OK", "", NEWER));
    let place = Place::pinning(DOCUMENT);
    let said = place.pull(&server, &["--update"]).good();
    assert!(said.contains("cannot say what changed"), "{said}");
    assert_eq!(place.document().unwrap(), NEWER);
}

#[test]
fn an_update_to_something_unusable_changes_nothing() {
    for body in [&b"<html>"[..], br#"{"swagger":"2.0"}"#, &NEWER[..40]] {
        let server = Server::always(response("200 OK", "", body));
        let place = Place::pinning(DOCUMENT).with_document(DOCUMENT);
        let before = fs::read_to_string(place.sources()).unwrap();
        place.pull(&server, &["--update"]).refused();
        assert_eq!(place.document().unwrap(), DOCUMENT);
        assert_eq!(fs::read_to_string(place.sources()).unwrap(), before);
        assert_eq!(fs::read_dir(place.vendor()).unwrap().count(), 1, "no leftovers");
    }
}

#[test]
fn an_update_asks_for_the_newest_revision() {
    let server = Server::start(|_, request| match request.path.as_str() {
        "/newest" => response("200 OK", "", b"2222222222222222222222222222222222222222"),
        "/2222222222222222222222222222222222222222/spec.json" => response("200 OK", "", NEWER),
        "/1111111/spec.json" => response("200 OK", "", DOCUMENT),
        _ => response("404 Not Found", "", b""),
    });
    let place = Place::pinning(DOCUMENT);
    let pins = fs::read_to_string(place.sources()).unwrap().replace(
        "url = \"https://vendor.example/spec.json\"",
        "url = \"https://vendor.example/{revision}/spec.json\"\nnewest = \"https://api.vendor.example/newest\"\n\
         revision = \"1111111\"",
    );
    fs::write(place.sources(), pins).unwrap();
    let said = place.pull(&server, &["--update"]).good();
    assert!(said.contains("things-list"), "the pinned one is fetched to compare with: {said}");
    assert!(fs::read_to_string(place.sources()).unwrap().contains("revision = \"2222222"));
}
