//! Cutting a JSON list into its items while it arrives.

use std::ops::ControlFlow;

use serde::de::IgnoredAny;

use super::nesting::Nesting;
use crate::BodyProblem;
use crate::decode::{self, Undecodable};

/// What is offered to the receiver of the items.
#[derive(Clone, Copy)]
pub(crate) enum Piece<'a> {
    /// A list, object or string that begins here and may end in here; other things follow.
    Begins(&'a [u8]),
    /// Exactly one item.
    Whole(&'a [u8]),
}

/// What the receiver did with it.
pub(crate) enum Taken {
    /// It was an item of this length.
    Item(usize, ControlFlow<()>),
    /// The receiver cannot tell where the item ends, and wants it whole.
    Unclear,
}

/// Finds the items of the list. It looks at no more than quotes, brackets and commas; whether an item is JSON is
/// found out by decoding it, and whether what surrounds the list is JSON, when the body has ended.
pub(crate) struct Splitter {
    member: Option<&'static str>,
    limit: usize,
    state: State,
    nesting: Nesting,
    /// The part of the current item that came with earlier chunks.
    item: Vec<u8>,
    /// Everything but the items.
    around: Vec<u8>,
    /// The name that was read last, between its quotes, at the first level of the object.
    name: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before the first byte that is not whitespace.
    Start,
    /// Inside the object, outside the list; what the next thing at its first level is.
    Name,
    InName,
    Colon,
    Value,
    InValue,
    /// Inside the list; whether an item or the end, only an item, or a comma or the end comes next.
    FirstItem,
    Item,
    InItem,
    /// Inside an item that is a number or a word, which ends where something else begins.
    InWord,
    Comma,
    /// After the list, or in a body that is none.
    Rest,
}

impl Splitter {
    pub(crate) fn new(member: Option<&'static str>, limit: usize) -> Self {
        Self {
            member,
            limit,
            state: State::Start,
            nesting: Nesting::default(),
            item: Vec::new(),
            around: Vec::new(),
            name: Vec::new(),
        }
    }

    /// Takes the next part of the body and hands out the items that are complete with it.
    pub(crate) fn feed(
        &mut self,
        chunk: &[u8],
        each: &mut impl FnMut(Piece<'_>) -> Result<Taken, Undecodable>,
    ) -> Result<ControlFlow<()>, Undecodable> {
        let mut at = 0;
        // Where the current item begins in this chunk.
        let mut start = 0;
        while let Some(&byte) = chunk.get(at) {
            let ended = match self.state {
                State::InItem => match self.nesting.rest(&chunk[at..]) {
                    Some(length) => Some(at + length),
                    None => break,
                },
                State::InWord if is_word(byte) => None,
                // The byte belongs to what follows, so it is looked at again.
                State::InWord => Some(at),
                State::FirstItem | State::Item | State::Comma => {
                    start = at;
                    self.inside_list(byte)?;
                    if self.state == State::InItem
                        && let Taken::Item(length, flow) = each(Piece::Begins(&chunk[at..]))?
                    {
                        check(length, self.limit)?;
                        self.state = State::Comma;
                        if flow.is_break() {
                            return Ok(flow);
                        }
                        at += length;
                        continue;
                    }
                    None
                }
                _ => {
                    self.outside_list(byte)?;
                    None
                }
            };
            match ended {
                None => at += 1,
                Some(end) => {
                    at = end;
                    self.state = State::Comma;
                    let flow = self.hand_out(&chunk[start..end], each)?;
                    if flow.is_break() {
                        return Ok(flow);
                    }
                }
            }
        }
        if matches!(self.state, State::InItem | State::InWord) {
            self.keep(&chunk[start..])?;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Checks the end of the body.
    pub(crate) fn finish(self) -> Result<(), Undecodable> {
        let inside = matches!(
            self.state,
            State::FirstItem | State::Item | State::InItem | State::InWord | State::Comma
        );
        if inside {
            return Err(Undecodable::new(BodyProblem::Truncated, "the body ends too early, inside the list"));
        }
        // The members around the list are not of interest, but a body that is not JSON is not the response.
        match serde_json::from_slice::<IgnoredAny>(&self.around) {
            Ok(_) => Ok(()),
            Err(error) => Err(decode::describe(&error, &self.around, "$")),
        }
    }

    fn hand_out(
        &mut self,
        end: &[u8],
        each: &mut impl FnMut(Piece<'_>) -> Result<Taken, Undecodable>,
    ) -> Result<ControlFlow<()>, Undecodable> {
        let taken = if self.item.is_empty() {
            check(end.len(), self.limit)?;
            each(Piece::Whole(end))?
        } else {
            self.keep(end)?;
            let taken = each(Piece::Whole(&self.item))?;
            self.item.clear();
            taken
        };
        Ok(match taken {
            Taken::Item(_, flow) => flow,
            Taken::Unclear => ControlFlow::Continue(()),
        })
    }

    fn keep(&mut self, part: &[u8]) -> Result<(), Undecodable> {
        check(self.item.len() + part.len(), self.limit)?;
        self.item.extend_from_slice(part);
        Ok(())
    }

    fn inside_list(&mut self, byte: u8) -> Result<(), Undecodable> {
        match (self.state, byte) {
            (_, b' ' | b'\t' | b'\r' | b'\n') => {}
            (State::FirstItem | State::Comma, b']') => {
                self.around.push(b']');
                // An item whose end the receiver found was left open.
                self.nesting = Nesting::default();
                self.state = if self.member.is_some() { State::InValue } else { State::Rest };
            }
            (State::Comma, b',') => self.state = State::Item,
            (State::FirstItem | State::Item, b'"' | b'{' | b'[') => {
                self.nesting = Nesting::default();
                self.nesting.ends(byte);
                self.state = State::InItem;
            }
            (State::FirstItem | State::Item, _) if is_word(byte) => self.state = State::InWord,
            _ => return Err(Undecodable::new(BodyProblem::NotJson, "the body is not JSON, inside the list")),
        }
        Ok(())
    }

    fn outside_list(&mut self, byte: u8) -> Result<(), Undecodable> {
        check(self.around.len() + 1, self.limit)?;
        self.around.push(byte);
        let is_whitespace = byte.is_ascii_whitespace();
        match self.state {
            State::InName => {
                if self.nesting.ends(byte) {
                    self.state = State::Colon;
                } else {
                    self.name.push(byte);
                }
            }
            // Nested values, and then the comma or the end of the object.
            State::InValue => {
                let outside = self.nesting.is_outside();
                match byte {
                    b',' if outside => self.state = State::Name,
                    b'}' if outside => self.state = State::Rest,
                    _ => {
                        self.nesting.ends(byte);
                    }
                }
            }
            _ if is_whitespace => {}
            // The mark that some writers put before UTF-8.
            State::Start if "\u{feff}".as_bytes().contains(&byte) => drop(self.around.pop()),
            State::Start => self.start(byte)?,
            State::Name if byte == b'"' => {
                self.name.clear();
                self.nesting = Nesting::in_string();
                self.state = State::InName;
            }
            State::Colon if byte == b':' => self.state = State::Value,
            State::Value => self.value(byte)?,
            // `{}`, and what is no JSON, which `finish` says.
            _ => self.state = State::Rest,
        }
        Ok(())
    }

    fn start(&mut self, byte: u8) -> Result<(), Undecodable> {
        self.state = match (self.member, byte) {
            (None, b'[') => State::FirstItem,
            (Some(_), b'{') => State::Name,
            // A list that is null has no items. A word that is another one is found out at the end.
            (_, b'n') => State::Rest,
            (None, b'{' | b'"' | b'0'..=b'9' | b'-' | b't' | b'f') => return Err(wrong("$", "a sequence")),
            (Some(_), b'[' | b'"' | b'0'..=b'9' | b'-' | b't' | b'f') => return Err(wrong("$", "a map")),
            _ => return Err(Undecodable::new(BodyProblem::NotJson, "the body is not JSON, at byte 1")),
        };
        Ok(())
    }

    /// Whether that is the name that was read last. A character of it can be written as an escape.
    fn is_named(&self, member: &str) -> bool {
        if !self.name.contains(&b'\\') {
            return self.name == member.as_bytes();
        }
        let quoted = [b"\"", self.name.as_slice(), b"\""].concat();
        serde_json::from_slice::<String>(&quoted).is_ok_and(|name| name == member)
    }

    fn value(&mut self, byte: u8) -> Result<(), Undecodable> {
        let member = self.member.unwrap_or_default();
        self.nesting = Nesting::default();
        if !self.is_named(member) {
            self.nesting.ends(byte);
            self.state = State::InValue;
        } else if byte == b'[' {
            self.state = State::FirstItem;
        } else if byte == b'n' {
            self.state = State::InValue;
        } else {
            return Err(wrong(&format!("$.{member}"), "a sequence"));
        }
        Ok(())
    }
}

/// Whether a byte can be part of a number or of `true`, `false` and `null`.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')
}

fn wrong(place: &str, expected: &str) -> Undecodable {
    Undecodable::mismatch(format!("at {place}: invalid type, expected {expected}"))
}

fn check(length: usize, limit: usize) -> Result<(), Undecodable> {
    if length > limit {
        let words = format!("a part of the body is larger than {limit} bytes (`body_limit`)");
        Err(Undecodable::new(BodyProblem::TooLarge, words))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
