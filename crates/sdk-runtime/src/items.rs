//! A long list, item by item while it arrives.

mod nesting;
mod prefilter;
pub(crate) mod splitter;

use std::ops::ControlFlow;

use reqwest::StatusCode;
use serde::de::DeserializeOwned;
use tokio::time::Instant;

use crate::call::body::{self, BodyTimeouts};
use crate::call::unreadable::Unreadable;
use crate::call::{Call, body_error};
use crate::decode::{Part, Undecodable};
use crate::mismatch::Segment;
use crate::mismatches::Mismatches;
use crate::wire::by_serde::BySerde;
use crate::wire::from_json::FromJson;
use crate::{Error, Response, decode};
use prefilter::Prefilter;
use splitter::{Piece, Splitter, Taken};

/// Which list of a response is wanted, and which of its items.
#[derive(Clone, Copy, Debug, Default)]
pub struct ItemList<'a> {
    member: Option<&'static str>,
    prefilter: Option<&'a str>,
}

impl<'a> ItemList<'a> {
    /// The list that is the whole body.
    pub const fn body() -> Self {
        Self { member: None, prefilter: None }
    }

    /// The list that is a member of the object that is the body.
    pub const fn member(name: &'static str) -> Self {
        Self { member: Some(name), prefilter: None }
    }

    /// Only items are wanted of which some string contains this text, ASCII letters in any case.
    ///
    /// Others are left out where that can be seen without decoding them, which saves most of the work of finding one
    /// among many; some come all the same.
    #[must_use]
    pub fn containing(self, text: &'a str) -> Self {
        Self { prefilter: Some(text), ..self }
    }
}

/// Sends a request whose success is a JSON list, and hands each item to `each` as soon as it has arrived, so that a
/// list of any length takes the memory of one item. Called by generated code.
///
/// As in other responses, `null` and a missing member count as an empty list. When `each` returns `Break`, the rest is
/// not read, the value comes back in the response, and the connection cannot be used again; when it always returns
/// `Continue`, the value is `None`.
///
/// An attempt is repeated only until the head of a response has arrived: items that were handed out cannot be taken
/// back. The time limit of the call holds to the end of the body, that of an attempt to its head. The limit for
/// bodies applies to each item, and to everything around the list.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a list of the documented shape. An item that cannot be read is left out, and
/// [`Response::mismatches`] tells of it; it is an error to a client that reads strictly. Items may have been handed out before.
pub async fn call_items<T: FromJson, B>(
    call: Call,
    list: ItemList<'_>,
    each: impl FnMut(T) -> ControlFlow<B>,
) -> Result<Response<Option<B>>, Error> {
    let until = call.context().call_deadline(Instant::now());
    call_items_until(call, list, Some(until), each).await
}

/// As [`call_items`], with another limit for the time until the end of the body.
pub(crate) async fn call_items_until<T: FromJson, B>(
    call: Call,
    list: ItemList<'_>,
    until: Option<Instant>,
    each: impl FnMut(T) -> ControlFlow<B>,
) -> Result<Response<Option<B>>, Error> {
    let (context, operation) = (call.context().clone(), call.operation());
    let timeouts = BodyTimeouts { until, silence: context.policy().settings.attempt_timeout };
    let (head, secrets, mut response) = call.open().await?;
    let splitter = Splitter::new(list.member, context.policy().settings.body_limit);
    let mut receiver = Receiver {
        member: list.member,
        prefilter: list.prefilter.map(Prefilter::new),
        strict: context.policy().settings.strict_reading,
        index: 0,
        each,
        value: None,
        mismatches: Mismatches::default(),
        item: std::marker::PhantomData,
    };
    // No content is an empty list, as it is an empty page.
    let end = match response.status() {
        StatusCode::NO_CONTENT => Ok(()),
        _ => receive(&mut response, timeouts, splitter, &mut receiver).await,
    };
    receiver.mismatches.trace(operation);
    match end {
        Ok(()) => Ok(Response::with_head(receiver.value, head).with_mismatches(receiver.mismatches)),
        Err(unreadable) => Err(body_error(head, &secrets, unreadable)),
    }
}

/// As [`call_items`], for items of a type of the caller's, which are read as its `Deserialize` says: what that refuses is
/// an error.
///
/// # Errors
///
/// [`Error`] for everything but a 2xx with a list of that type. Items may have been handed out before.
pub async fn call_items_as<T: DeserializeOwned, B>(
    call: Call,
    list: ItemList<'_>,
    mut each: impl FnMut(T) -> ControlFlow<B>,
) -> Result<Response<Option<B>>, Error> {
    call_items(call, list, |BySerde(item)| each(item)).await
}

/// Reads to the end of the list, or of the wish for more.
async fn receive<T, F, B>(
    response: &mut reqwest::Response,
    timeouts: BodyTimeouts,
    mut splitter: Splitter,
    receiver: &mut Receiver<'_, T, F, B>,
) -> Result<(), Unreadable>
where
    T: FromJson,
    F: FnMut(T) -> ControlFlow<B>,
{
    while let Some(chunk) = body::next(response, timeouts).await? {
        if splitter.feed(&chunk, &mut |piece| receiver.take(piece))?.is_break() {
            return Ok(());
        }
    }
    Ok(splitter.finish()?)
}

/// Decodes items and hands them on.
struct Receiver<'a, T, F, B> {
    member: Option<&'static str>,
    prefilter: Option<Prefilter<'a>>,
    /// Whether a mismatch is an error.
    strict: bool,
    index: usize,
    each: F,
    value: Option<B>,
    mismatches: Mismatches,
    item: std::marker::PhantomData<fn() -> T>,
}

impl<T, F, B> Receiver<'_, T, F, B>
where
    T: FromJson,
    F: FnMut(T) -> ControlFlow<B>,
{
    fn take(&mut self, piece: Piece<'_>) -> Result<Taken, Undecodable> {
        match (piece, &self.prefilter) {
            // Decoding finds the end of the item by itself, so that it need not be looked for. An item that is not
            // complete, or wrong, comes again as a whole.
            (Piece::Begins(text), None) => Ok(match decode::decode_first(text) {
                Some((item, length)) => Taken::Item(length, self.hand_out(item)?),
                None => Taken::Unclear,
            }),
            // Finding the end is cheaper than decoding.
            (Piece::Begins(_), Some(_)) => Ok(Taken::Unclear),
            (Piece::Whole(text), Some(prefilter)) if !prefilter.is_possible(text) => {
                self.index += 1;
                Ok(Taken::Item(text.len(), ControlFlow::Continue(())))
            }
            (Piece::Whole(text), _) => {
                let item = decode::decode_part(text, || self.place())?;
                Ok(Taken::Item(text.len(), self.hand_out(item)?))
            }
        }
    }

    fn hand_out(&mut self, (read, mut mismatches): Part<T>) -> Result<ControlFlow<()>, Undecodable> {
        let item = mismatches.unless_left_out(read, true);
        if self.strict
            && let Some(reason) = mismatches.describe(&self.place())
        {
            return Err(Undecodable::mismatch(reason));
        }
        let index = Segment::Index(self.index);
        match self.member {
            Some(member) => self.mismatches.absorb(mismatches, &[Segment::Name(member), index]),
            None => self.mismatches.absorb(mismatches, &[index]),
        }
        self.index += 1;
        let Some(item) = item else { return Ok(ControlFlow::Continue(())) };
        Ok(match (self.each)(item) {
            ControlFlow::Continue(()) => ControlFlow::Continue(()),
            ControlFlow::Break(value) => {
                self.value = Some(value);
                ControlFlow::Break(())
            }
        })
    }

    /// The JSON path of the item at hand.
    fn place(&self) -> String {
        match self.member {
            Some(member) => format!("$.{member}[{}]", self.index),
            None => format!("$[{}]", self.index),
        }
    }
}
