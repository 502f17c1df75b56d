//! Documents of OpenAPI, by accident or on purpose not as they should be: a client or an error with words, and the client is
//! Rust. What progenitor panics at is an error, too.
//!
//! Input: the document, JSON or YAML. JSON is changed as JSON.

#![no_main]

use std::panic;
use std::sync::Mutex;

use libfuzzer_sys::{fuzz_crossover, fuzz_mutator, fuzz_target, fuzzer_mutate};
use sdk_codegen::{Api, Document, Selection, generate};
use serde_json::Value;

/// Where it panicked last, which is told only if nobody caught it.
static PANIC: Mutex<String> = Mutex::new(String::new());

fuzz_target!(
    init: panic::set_hook(Box::new(|panic| *PANIC.lock().expect("nobody panics with it") = panic.to_string())),
    |text: &[u8]| {
        if let Err(panic) = panic::catch_unwind(|| client(text)) {
            eprintln!("{}", PANIC.lock().expect("nobody panics with it"));
            panic::resume_unwind(panic);
        }
    }
);

fn client(text: &[u8]) {
    let content = match sdk_openapi::parse(text) {
        Ok(content) => content,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let document = Document { name: "document".to_owned(), content };
    match generate(&Api::default(), vec![document], None, &Selection::All) {
        Ok(generated) => {
            if let Err(error) = syn::parse_file(&generated.code) {
                panic!("{error} in\n{}", generated.code);
            }
        }
        Err(error) => assert!(error.to_string().len() > 20, "{error}"),
    }
}

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match serde_json::from_slice::<Value>(&data[..size]) {
        Ok(document) if !seed.is_multiple_of(16) => {
            let text = fuzz::json::changed(document, seed).to_string();
            if text.len() <= max_size { write(&text, data) } else { size.min(max_size) }
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

fuzz_crossover!(|one: &[u8], other: &[u8], out: &mut [u8], seed: u32| {
    let (Ok(one), Ok(other)) = (serde_json::from_slice(one), serde_json::from_slice(other)) else { return 0 };
    let text = fuzz::json::crossed(one, &other, seed).to_string();
    if text.len() <= out.len() { write(&text, out) } else { 0 }
});

fn write(text: &str, data: &mut [u8]) -> usize {
    data[..text.len()].copy_from_slice(text.as_bytes());
    text.len()
}
