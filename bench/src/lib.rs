//! What is compared: reading the same lists by several means.

use std::hint::black_box;

use sdk_runtime::wire::{FromJson, read_strictly};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One list: name, JSON, and how it is read and written.
pub struct Case {
    pub name: &'static str,
    pub json: &'static [u8],
    ours: fn(&[u8]),
    ours_by_serde: fn(&[u8]),
    derived: fn(&[u8]),
    sonic: fn(&[u8]),
    simd: fn(&[u8]),
    write_ours: fn(&[u8]) -> Write,
    write_derived: fn(&[u8]) -> Write,
}

/// Writes a list, and gives the length of what was written.
pub type Write = Box<dyn Fn() -> usize>;

/// Prints how much memory this process has had at most.
pub fn print_peak() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|line| line.starts_with("VmHWM")).for_each(|line| println!("{line}"));
}

/// A way to read: `ours` is a client's, `ours-by-serde` the `Deserialize` of the same types.
pub const READERS: [&str; 6] = ["ours", "ours-by-serde", "derived", "Value", "sonic-rs", "simd-json"];

/// A way to write.
pub const WRITERS: [&str; 2] = ["ours", "derived"];

impl Case {
    /// Reads the list once by the named means, which ends with what was read being dropped.
    pub fn read(&self, reader: &str) {
        let read = match reader {
            "ours" => self.ours,
            "ours-by-serde" => self.ours_by_serde,
            "derived" => self.derived,
            "Value" => |json: &[u8]| drop(black_box(serde_json::from_slice::<Value>(json).unwrap())),
            "sonic-rs" => self.sonic,
            "simd-json" => self.simd,
            other => panic!("no reader {other}"),
        };
        read(self.json);
    }

    /// Reads the list, for it to be written by the named means.
    pub fn writer(&self, writer: &str) -> Write {
        match writer {
            "ours" => (self.write_ours)(self.json),
            "derived" => (self.write_derived)(self.json),
            other => panic!("no writer {other}"),
        }
    }
}

fn ours<T: FromJson>(json: &[u8]) {
    drop(black_box(read_strictly::<Vec<T>>(json).unwrap()));
}

fn derived<T: DeserializeOwned>(json: &[u8]) {
    drop(black_box(serde_json::from_slice::<Vec<T>>(json).unwrap()));
}

fn sonic<T: DeserializeOwned>(json: &[u8]) {
    drop(black_box(sonic_rs::from_slice::<Vec<T>>(json).unwrap()));
}

/// It writes into the text, so the copy belongs to it.
fn simd<T: DeserializeOwned>(json: &[u8]) {
    drop(black_box(simd_json::from_slice::<Vec<T>>(&mut json.to_vec()).unwrap()));
}

fn write<T: Serialize + 'static>(value: Vec<T>) -> Write {
    Box::new(move || serde_json::to_vec(&value).unwrap().len())
}

macro_rules! cases {
    ($($name:ident, $derived:ident, $item:ident, $code:literal, $derived_code:literal, $json:literal;)*) => {
        $(
            sdk_runtime::generated_client!(pub mod $name = $code);
            #[allow(non_snake_case)]
            pub mod $derived {
                include!(concat!(env!("OUT_DIR"), "/", $derived_code));
            }
        )*
        pub const CASES: &[Case] = &[$(Case {
            name: stringify!($name),
            json: include_bytes!(concat!(env!("OUT_DIR"), "/", $json)),
            ours: ours::<$name::types::$item>,
            ours_by_serde: derived::<$name::types::$item>,
            derived: derived::<$derived::Item>,
            sonic: sonic::<$derived::Item>,
            simd: simd::<$derived::Item>,
            write_ours: |json| write(read_strictly::<Vec<$name::types::$item>>(json).unwrap()),
            write_derived: |json| write(serde_json::from_slice::<Vec<$derived::Item>>(json).unwrap()),
        }),*];
    };
}

cases! {
    findings, findings_derived, ExportedVulnerability, "findings.rs", "findings_derived.rs", "findings.json";
    assets, assets_derived, ExportedAsset, "assets.rs", "assets_derived.rs", "assets.json";
    devices, devices_derived, OrganizationDevice, "devices.rs", "devices_derived.rs", "devices.json";
    issues, issues_derived, Issue, "issues.rs", "issues_derived.rs", "issues.json";
}
