//! YAML as the JSON that it stands for.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput, Tag};
use serde_json::{Map, Number, Value};

use crate::pointer::Pointer;

/// How deep lists and objects nest, as in JSON.
const DEEPEST: usize = 128;

/// Reads one document, or says what it is not, and the pointer of the innermost value that was begun.
pub(crate) fn parse(text: &str) -> Result<Value, (String, String)> {
    // Every value takes a byte of the text at least, unless an alias repeats it.
    let budget = text.len().saturating_mul(4).saturating_add(10_000);
    let (anchors, written) = (BTreeMap::new(), BTreeMap::new());
    let events = Parser::new_from_str(text);
    let mut reader = Reader { events, anchors, written, budget, failed: None };
    reader.document().map_err(|problem| (problem, reader.failed.unwrap_or_default()))
}

struct Reader<'t> {
    events: Parser<'t, StrInput<'t>>,
    /// What an alias stands for, and what that costs.
    anchors: BTreeMap<usize, (Value, usize)>,
    /// Numbers and truth values that can turn out to be texts, by their pointers.
    written: BTreeMap<String, String>,
    budget: usize,
    /// Where an error was met.
    failed: Option<String>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Result<Value, String> {
        let mut document = None;
        loop {
            match self.next()? {
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => (),
                Event::StreamEnd => return Ok(document.unwrap_or_default()),
                _ if document.is_some() => return Err("it is more than one document".to_owned()),
                event => document = Some(self.value(event, Pointer::Root, 0)?),
            }
        }
    }

    fn next(&mut self) -> Result<Event<'t>, String> {
        match self.events.next_event() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(error.to_string()),
            None => Ok(Event::StreamEnd),
        }
    }

    fn take(&mut self, amount: usize) -> Result<(), String> {
        let left = self.budget.checked_sub(amount);
        self.budget = left.ok_or("its aliases make it many times larger than it is")?;
        Ok(())
    }

    fn value(&mut self, event: Event<'t>, pointer: Pointer<'_>, depth: usize) -> Result<Value, String> {
        let value = self.read(event, pointer, depth);
        if value.is_err() {
            self.failed.get_or_insert_with(|| pointer.text());
        }
        value
    }

    fn read(&mut self, event: Event<'t>, pointer: Pointer<'_>, depth: usize) -> Result<Value, String> {
        if depth > DEEPEST {
            return Err(format!("it nests deeper than {DEEPEST} lists and objects"));
        }
        let before = self.budget;
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.take(text.len() + 1)?;
                let is_text = style != ScalarStyle::Plain || tag.is_some_and(|tag| is_text(&tag));
                let mut value = if is_text { text.as_ref().into() } else { plain(&text) };
                // A name can be `null`, an absent text cannot.
                if pointer.is_text() && (!value.is_null() || matches!(pointer, Pointer::Item(..))) {
                    value = text.as_ref().into();
                }
                if (value.is_number() || value.is_boolean()) && pointer.is_value() {
                    self.written.insert(pointer.text(), text.into_owned());
                }
                (value, anchor)
            }
            Event::SequenceStart(anchor, _) => {
                self.take(1)?;
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd => break (items.into(), anchor),
                        item => {
                            let pointer = Pointer::Item(&pointer, items.len());
                            items.push(self.value(item, pointer, depth + 1)?);
                        }
                    }
                }
            }
            Event::MappingStart(anchor, _) => {
                self.take(1)?;
                let mut members = Map::new();
                let mut merged = Vec::new();
                loop {
                    let name = self.next()?;
                    if matches!(name, Event::MappingEnd) {
                        merged.into_iter().for_each(|more| merge(&mut members, more));
                        self.as_written(&mut members, &pointer);
                        break (members.into(), anchor);
                    }
                    let is_merge =
                        matches!(&name, Event::Scalar(text, ScalarStyle::Plain, ..) if text == "<<");
                    let name = self.name(name, pointer, depth)?;
                    let event = self.next()?;
                    let value = self.value(event, Pointer::Member(&pointer, &name), depth + 1)?;
                    if is_merge {
                        merged.push(value);
                    } else if let Some(message) =
                        members.contains_key(&name).then(|| pointer.twice(&name)).flatten()
                    {
                        return Err(message);
                    } else {
                        members.insert(name, value);
                    }
                }
            }
            Event::Alias(anchor) => {
                let (value, cost) =
                    self.anchors.get(&anchor).cloned().ok_or("an alias stands in what it stands for")?;
                self.take(cost)?;
                return Ok(value);
            }
            _ => return Err("it ends too early".to_owned()),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, (value.clone(), before - self.budget));
        }
        Ok(value)
    }

    /// Values of a schema of texts, which 1.10 is there, too.
    fn as_written(&self, schema: &mut Map<String, Value>, pointer: &Pointer<'_>) {
        let of_texts = |kinds: &[Value]| {
            kinds.iter().all(|kind| kind == "string" || kind == "null")
                && kinds.iter().any(|kind| kind == "string")
        };
        let is_text = schema
            .get("type")
            .is_some_and(|kind| of_texts(kind.as_array().map_or(std::slice::from_ref(kind), Vec::as_slice)));
        if self.written.is_empty() || !is_text {
            return;
        }
        for keyword in ["const", "default", "enum", "example"] {
            let pointer = Pointer::Member(pointer, keyword);
            let read = |value: &mut Value, pointer: &Pointer<'_>| {
                self.written.get(&pointer.text()).into_iter().for_each(|text| *value = text.as_str().into());
            };
            match schema.get_mut(keyword) {
                Some(Value::Array(values)) => {
                    let values = values.iter_mut().enumerate();
                    values.for_each(|(index, value)| read(value, &Pointer::Item(&pointer, index)));
                }
                Some(value) => read(value, &pointer),
                None => (),
            }
        }
    }

    fn name(&mut self, event: Event<'t>, pointer: Pointer<'_>, depth: usize) -> Result<String, String> {
        // As it is written: a version or a status is no number there.
        if let Event::Scalar(text, _, 0, _) = &event {
            self.take(text.len() + 1)?;
            return Ok(text.to_string());
        }
        match self.value(event, pointer, depth + 1)? {
            Value::String(name) => Ok(name),
            Value::Array(_) | Value::Object(_) => {
                Err("the name of a member is a list or an object".to_owned())
            }
            scalar => Ok(scalar.to_string()),
        }
    }
}

/// `<<` of YAML 1.1, which those who write documents by hand use: what another object has, and this one has not.
fn merge(members: &mut Map<String, Value>, more: Value) {
    match more {
        Value::Object(more) => {
            for (name, value) in more {
                members.entry(name).or_insert(value);
            }
        }
        // The first of several has precedence.
        Value::Array(several) => several.into_iter().for_each(|more| merge(members, more)),
        _ => (),
    }
}

fn is_text(tag: &Tag) -> bool {
    tag.is_yaml_core_schema() && tag.suffix == "str"
}

/// What a text without quotes means (YAML 1.2, "Core Schema").
fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => true.into(),
        "false" | "False" | "FALSE" => false.into(),
        text => number(text).map_or_else(|| text.into(), Value::Number),
    }
}

fn number(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let radix = |prefix: &str, radix| i64::from_str_radix(digits.strip_prefix(prefix)?, radix).ok();
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(if text.starts_with('-') { -number } else { number }.into());
    }
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    // With zeros before it is a code of some kind.
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        || (all_digits && digits.len() > 1 && digits.starts_with('0'))
    {
        return None;
    }
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Some(number) = text.parse().ok().map(u64::into).or_else(|| text.parse().ok().map(i64::into)) {
        return Some(number);
    }
    // JSON has no infinity, and no integers beyond 64 bits.
    text.parse().ok().and_then(Number::from_f64)
}

#[cfg(test)]
mod tests;
