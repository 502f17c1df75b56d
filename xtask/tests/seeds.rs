//! Every committed seed of the fuzz targets, once through the body of its target: these run for each change, without a fuzzer and
//! without compiling anything but this file for it. `.ci/fuzz` looks for new inputs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by panicking"
)]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "shown where a test fails")]

use std::fs;
use std::path::Path;

// The targets import from these two crates, and find what is here.
extern crate self as fuzz;
extern crate self as libfuzzer_sys;

#[path = "../../fuzz/src/lib.rs"]
#[allow(unreachable_pub, reason = "it is a crate of its own for the fuzzer")]
mod shared;
use shared::{GAP, encode, find, json, parts, unmarked};

#[path = "../../fuzz/fuzz_targets"]
#[allow(unused_attributes, reason = "`no_main` is for the programs")]
mod targets {
    mod document;
    mod echo;
    mod items;
    mod json;
    mod link;
    mod path;
    mod payload;
    mod record;
    mod redirect;
    mod report;
    mod retry_after;
}

/// The body of a target as a test.
macro_rules! fuzz_target {
    (init: $init:expr, $($target:tt)*) => {
        #[allow(dead_code, reason = "the hook is for the fuzzer")]
        fn init() {
            $init;
        }
        crate::fuzz_target!($($target)*);
    };
    (|$data:ident: &[u8]| $body:expr) => {
        #[test]
        fn seeds() {
            crate::each_seed(module_path!(), |$data| $body);
        }
    };
    (|$data:ident: &str| $body:expr) => {
        crate::fuzz_target!(|bytes: &[u8]| {
            let Ok($data) = std::str::from_utf8(bytes) else { return };
            $body
        });
    };
}

/// What changes inputs for the fuzzer is compiled only.
macro_rules! fuzz_mutator {
    (|$($argument:ident: $kind:ty),*| $body:expr) => {
        #[allow(dead_code, reason = "called by the fuzzer")]
        fn mutate($($argument: $kind),*) -> usize {
            $body
        }
    };
}

macro_rules! fuzz_crossover {
    (|$($argument:ident: $kind:ty),*| $body:expr) => {
        #[allow(dead_code, reason = "called by the fuzzer")]
        fn cross($($argument: $kind),*) -> usize {
            $body
        }
    };
}

use {fuzz_crossover, fuzz_mutator, fuzz_target};

fn fuzzer_mutate(_: &mut [u8], size: usize, _: usize) -> usize {
    size
}

/// Hands the seeds of a target to its body, and the empty input that every fuzzer begins with.
fn each_seed(module: &str, run: impl Fn(&[u8])) {
    let name = module.rsplit("::").next().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(name);
    let seeds: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!seeds.is_empty());
    run(b"");
    for seed in seeds {
        println!("{}", seed.display());
        run(&fs::read(seed).unwrap());
    }
}

#[test]
fn no_target_and_no_folder_of_seeds_is_left_out() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz");
    for folder in ["fuzz_targets", "seeds"] {
        for entry in fs::read_dir(fuzz.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(include_str!("seeds.rs").contains(&format!("    mod {name};")), "{}", path.display());
        }
    }
}
