//! Where a job stands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// Where a job stands: which work, which parts were handed out, and how much of the next one. It is data: keep it as JSON to
/// go on after a restart.
///
/// ```
/// use sdk_runtime::JobToken;
///
/// # fn main() -> Result<(), serde_json::Error> {
/// let kept = r#"{"id":"8f14","done":[1,2],"part":[3,250]}"#;
/// let token: JobToken = serde_json::from_str(kept)?;
/// assert_eq!(token.id(), "8f14");
/// assert_eq!(serde_json::to_string(&token)?, kept);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobToken {
    pub(super) id: String,
    /// Parts that were handed out whole.
    #[serde(default)]
    pub(super) done: BTreeSet<u64>,
    /// The part that was begun, and how many of its items were handed out.
    #[serde(default)]
    part: Option<(u64, u64)>,
}

impl JobToken {
    /// The server's name of the work.
    #[doc(hidden)]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Begins a part: how many of its items were handed out before.
    pub(super) fn begin(&mut self, part: u64) -> u64 {
        match self.part {
            Some((begun, items)) if begun == part => items,
            _ => {
                self.part = Some((part, 0));
                0
            }
        }
    }

    /// Counts an item of the part that was begun.
    pub(super) fn taken(&mut self) {
        if let Some((_, items)) = &mut self.part {
            *items += 1;
        }
    }

    /// So many of the items of the part that was begun were not handed out after all.
    pub(super) fn give_back(&mut self, count: usize) {
        if let Some((_, items)) = &mut self.part {
            *items = items.saturating_sub(count as u64);
        }
    }

    pub(super) fn finish(&mut self, part: u64) {
        self.part = None;
        self.done.insert(part);
    }
}

/// The start of work that is known by its name only.
impl<I: Into<String>> From<I> for JobToken {
    fn from(id: I) -> Self {
        Self { id: id.into(), done: BTreeSet::new(), part: None }
    }
}
