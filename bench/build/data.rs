//! A list as a vendor would send it, made of a schema and a seed: nothing in it is anybody's.

use fastrand::Rng;
use serde_json::Value;

const WORDS: [&str; 16] = [
    "remote", "host", "is", "affected", "by", "a", "flaw", "in", "version", "of", "service", "that", "an",
    "update", "repairs", "branch",
];

/// As many items as fit into `size` bytes.
pub fn list(document: &Value, item: &str, size: usize) -> String {
    let mut writer = Writer { document, rng: Rng::with_seed(7), text: "[".to_owned() };
    while writer.text.len() < size {
        if writer.text.len() > 1 {
            writer.text.push(',');
        }
        writer.value(item, &document["components"]["schemas"][item]);
    }
    writer.text.push(']');
    writer.text
}

struct Writer<'a> {
    document: &'a Value,
    rng: Rng,
    text: String,
}

impl Writer<'_> {
    fn value(&mut self, name: &str, schema: &Value) {
        let schema = match schema["$ref"].as_str() {
            Some(pointer) => self.document.pointer(&pointer[1..]).expect("a schema"),
            None => schema,
        };
        match schema["type"].as_str() {
            Some("object") => self.object(schema),
            Some("array") => {
                self.text.push('[');
                for index in 0..self.rng.usize(0..4) {
                    if index > 0 {
                        self.text.push(',');
                    }
                    self.value(name, &schema["items"]);
                }
                self.text.push(']');
            }
            Some("integer") => {
                let largest = if name.contains("id") { 2_000_000_000 } else { 1000 };
                let number = self.rng.u32(0..largest);
                self.text.push_str(&number.to_string());
            }
            Some("number") => {
                let tenths = self.rng.u32(0..100);
                self.text.push_str(&format!("{}.{}", tenths / 10, tenths % 10));
            }
            Some("boolean") => {
                let truth = self.rng.bool();
                self.text.push_str(if truth { "true" } else { "false" });
            }
            _ => self.string(name, schema),
        }
    }

    /// The members of a type come in an order of their own, which is not that of the alphabet; one is unknown.
    fn object(&mut self, schema: &Value) {
        let empty = serde_json::Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&empty);
        let mut members: Vec<_> = properties.iter().collect();
        Rng::with_seed(members.len() as u64).shuffle(&mut members);
        self.text.push('{');
        let schema_required = schema["required"].as_array();
        for (name, schema) in members {
            let is_required =
                schema_required.is_some_and(|required| required.iter().any(|other| other == name));
            if !is_required && self.rng.u8(0..8) == 0 {
                continue;
            }
            if !self.text.ends_with('{') {
                self.text.push(',');
            }
            self.text.push_str(&format!("\"{name}\":"));
            // Derived code does not read `null` as an empty list or map.
            let is_collection = schema["type"] == "array" || schema["type"] == "object";
            let is_null = !is_required && !is_collection && self.rng.u8(0..12) == 0;
            if is_null {
                self.text.push_str("null");
            } else {
                self.value(name, schema);
            }
        }
        if properties.len() > 8 && !self.text.ends_with('{') {
            self.text.push_str(",\"added_later\":{\"kind\":\"text\",\"list\":[1,2,3]}");
        }
        self.text.push('}');
    }

    fn string(&mut self, name: &str, schema: &Value) {
        let text = if let Some(values) = schema["enum"].as_array() {
            values[self.rng.usize(0..values.len())].as_str().unwrap_or("other").to_owned()
        } else if schema["format"] == "uuid" || name.contains("uuid") {
            format!(
                "{:08x}-{:04x}-4000-8000-{:012x}",
                self.rng.u32(..),
                self.rng.u16(..),
                self.rng.u64(0..1 << 48)
            )
        } else if schema["format"] == "date-time"
            || name.ends_with("_at")
            || name.ends_with("At")
            || name.contains("found")
        {
            format!(
                "2026-{:02}-{:02}T{:02}:00:00.000Z",
                self.rng.u8(1..13),
                self.rng.u8(1..29),
                self.rng.u8(0..24)
            )
        } else if name.contains("url") || name == "see_also" {
            format!("https://api.example.com/items/{}/more", self.rng.u32(..))
        } else if ["description", "output", "body", "solution"].contains(&name) {
            let length = self.rng.usize(20..120);
            self.words(length)
        } else {
            let length = self.rng.usize(1..4);
            self.words(length)
        };
        self.text.push('"');
        self.text.push_str(&text);
        self.text.push('"');
    }

    /// Every twentieth is followed by the end of a line, as it is escaped.
    fn words(&mut self, length: usize) -> String {
        let mut text = String::new();
        for index in 0..length {
            let word = WORDS[self.rng.usize(0..WORDS.len())];
            text.push_str(word);
            text.push_str(if index % 20 == 19 { "\\n" } else { " " });
        }
        text.trim_end().to_owned()
    }
}
