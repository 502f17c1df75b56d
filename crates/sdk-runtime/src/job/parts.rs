//! A result that comes in parts: each fetched, and each item handed out once.

use std::convert::Infallible;
use std::ops::ControlFlow;

use tokio::time::Instant;

use super::Job;
use crate::Error;
use crate::items::call_items_until;
use crate::wire::from_json::FromJson;

/// How often a broken transfer of one part is begun again without anything new having arrived.
const TRIES_WITHOUT_PROGRESS: u32 = 5;

/// What one step of a job came to.
enum Step<B> {
    Part,
    Break(B),
    End,
}

impl<T: FromJson> Job<T> {
    /// Starts the work, and hands each item that it produces to `each`, part by part as they become ready, so that work of any size
    /// takes the memory of one item. `Break` ends it, and its value comes back.
    ///
    /// Each item comes once: a transfer that breaks is begun again, and what came before is skipped. Called again after an
    /// error or a `Break`, it goes on behind the last item.
    ///
    /// # Errors
    ///
    /// [`Error::lost_parts`] names parts that are lost, after all others were handed out; for all else as in
    /// [`finished`](Self::finished).
    pub async fn for_each<B>(
        &mut self,
        mut each: impl FnMut(T) -> ControlFlow<B>,
    ) -> Result<Option<B>, Error> {
        loop {
            match self.step(&mut each).await? {
                Step::Part => (),
                Step::Break(value) => return Ok(Some(value)),
                Step::End => return Ok(None),
            }
        }
    }

    /// Waits for the next part, and gives its items, which are in memory at once; `None` after the last part. Between two parts is
    /// the time to keep what was read together with the [`token`](Self::token).
    ///
    /// # Errors
    ///
    /// As for [`for_each`](Self::for_each). The part comes again, whole, when it is asked for once more.
    pub async fn next_part(&mut self) -> Result<Option<Vec<T>>, Error> {
        let mut items = Vec::new();
        let mut each = |item| {
            items.push(item);
            ControlFlow::<Infallible>::Continue(())
        };
        match self.step(&mut each).await {
            Ok(Step::Part) => Ok(Some(items)),
            Ok(Step::Break(never)) => match never {},
            Ok(Step::End) => Ok(None),
            Err(error) => {
                // Nobody has seen them.
                if let Some(token) = &mut self.token {
                    token.give_back(items.len());
                }
                Err(error)
            }
        }
    }

    /// Hands out the next part that is ready, or what is missing of it.
    async fn step<B>(&mut self, each: &mut impl FnMut(T) -> ControlFlow<B>) -> Result<Step<B>, Error> {
        // What came before is in the caller's hands now.
        self.keep()?;
        loop {
            let snapshot = match self.known.take() {
                Some(snapshot) => snapshot,
                None => self.snapshot().await?,
            };
            let done = self.token.as_ref().map(|token| &token.done);
            let next = snapshot.ready().iter().find(|part| !done.is_some_and(|done| done.contains(part)));
            match (next.copied(), snapshot.end(self.spec)) {
                (Some(part), _) => {
                    let flow = self.part(part, each).await?;
                    self.poll.reset();
                    self.known = Some(snapshot);
                    return Ok(match flow {
                        ControlFlow::Continue(()) => Step::Part,
                        ControlFlow::Break(value) => Step::Break(value),
                    });
                }
                (None, Some(end)) => {
                    end?;
                    self.kept_in.as_ref().map_or(Ok(()), |keeper| keeper.remove(self.spec))?;
                    return Ok(Step::End);
                }
                (None, None) => self.wait().await?,
            }
        }
    }

    /// When a part that is asked for now has to be here. A part takes as long as it takes: while it arrives, it is limited
    /// as the whole job is, and by what the options of the request say of a call.
    fn end_of_part(&self) -> Option<Instant> {
        let own = self.context.options().timeout.map(|_| self.context.call_deadline(Instant::now()));
        let shared = [self.deadline.map(Instant::from), self.context.deadline()];
        own.into_iter().chain(shared.into_iter().flatten()).min()
    }

    /// Hands out what is missing of one part.
    async fn part<B>(
        &mut self,
        part: u64,
        each: &mut impl FnMut(T) -> ControlFlow<B>,
    ) -> Result<ControlFlow<B>, Error> {
        let (Some(parts), Some(id)) = (&self.spec.parts, self.token.as_ref().map(|token| token.id.clone()))
        else {
            return Ok(ControlFlow::Continue(()));
        };
        let mut tries = 0;
        loop {
            let call = self.request(parts.fetch, &id).parameter(parts.parameter, part).call();
            let until = self.end_of_part();
            let Some(token) = self.token.as_mut() else { return Ok(ControlFlow::Continue(())) };
            let before = token.begin(part);
            let mut seen = 0;
            let hand_on = |item| {
                seen += 1;
                if seen <= before {
                    return ControlFlow::Continue(());
                }
                token.taken();
                each(item)
            };
            match call_items_until(call, parts.list, until, hand_on).await {
                Ok(response) => {
                    return Ok(match response.into_inner() {
                        Some(value) => ControlFlow::Break(value),
                        None => {
                            token.finish(part);
                            ControlFlow::Continue(())
                        }
                    });
                }
                Err(error) => {
                    tries = if seen > before { 0 } else { tries + 1 };
                    if !error.is_retryable() || tries >= TRIES_WITHOUT_PROGRESS {
                        return Err(error);
                    }
                }
            }
            tokio::time::sleep(self.poll.next()).await;
        }
    }
}
