//! Taking secrets out of foreign text.
//!
//! A server, or a proxy before it, may quote what it was sent, in whatever encoding. Its words are worth showing, so
//! what is secret is cut out of them. Only foreign text passes here: our own sentences hold no secret, and a short one
//! that happens to be a part of our words could be read off the gap.
//!
//! The text is decoded, not the secret encoded: whatever looks like an escape or like Base64 is undone, in layers, and
//! the secrets are looked for in what comes out. So there is one list of secrets and not twenty forms of each, and
//! the time is that of the text's length, times the logarithm of the number of secrets.

mod base64;
mod clean;
mod needles;
mod unescape;
mod view;

use std::fmt;
use std::sync::OnceLock;

use zeroize::Zeroizing;

pub(crate) use clean::cap;
pub use clean::clean;
use needles::Needles;
use unescape::Escape;
use view::View;

/// What stands in the place of a secret.
pub const REDACTED: &str = "[redacted]";

/// In bytes. A longer text is no sentence, and is not shown.
const MAX_TEXT: usize = 4096;
/// How many layers of escapes are undone: JSON in JSON, a URL in HTML.
const LAYERS: usize = 3;

/// Knows secrets, and takes them out of foreign text.
///
/// Making one costs next to nothing: the search is prepared when the first text is looked at.
///
/// ```
/// use sdk_runtime::redact::Redactor;
///
/// let redactor = Redactor::new(["hunter2/x".to_owned()]);
/// assert_eq!(redactor.line("bad value 'hunter2%2Fx'\nin field 3"), "bad value '[redacted]' in field 3");
/// ```
pub struct Redactor {
    secrets: Vec<Zeroizing<String>>,
    prepared: OnceLock<Prepared>,
}

struct Prepared {
    /// The secrets as they can stand in a decoded text.
    exact: Needles,
    /// The letters and digits of the longer ones, for a text whose punctuation was changed in a way nobody thought of.
    bare: Needles,
}

impl Redactor {
    /// A redactor for these secrets. Empty ones do not count.
    pub fn new<S: Into<Zeroizing<String>>>(secrets: impl IntoIterator<Item = S>) -> Self {
        let secrets =
            secrets.into_iter().map(Into::into).filter(|secret: &Zeroizing<String>| !secret.is_empty());
        Self { secrets: secrets.collect(), prepared: OnceLock::new() }
    }

    /// A foreign text as it may be printed: one printable line, without any of the secrets, of at most 300 characters.
    ///
    /// A text of more than 4 KiB is a page or a dump, and nothing of it is shown.
    pub fn line(&self, text: &str) -> String {
        let text = clean(text);
        if text.len() > MAX_TEXT {
            return REDACTED.to_owned();
        }
        let mut covered = vec![false; text.len()];
        self.search(&text, |start, end| {
            covered[start..end].fill(true);
            true
        });
        let mut line = String::with_capacity(text.len());
        let mut inside = false;
        for (at, c) in text.char_indices() {
            let hit = covered[at..at + c.len_utf8()].contains(&true);
            if hit && !inside {
                line.push_str(REDACTED);
            } else if !hit {
                line.push(c);
            }
            inside = hit;
        }
        cap(line)
    }

    /// Whether a text tells any of the secrets, in whatever form, or is too long to say.
    pub fn tells(&self, text: &str) -> bool {
        let mut found = text.len() > MAX_TEXT;
        if !found {
            self.search(text, |_, _| {
                found = true;
                false
            });
        }
        found
    }

    /// Reports the stretches of a text that tell a secret until `found` has heard enough.
    fn search(&self, text: &str, mut found: impl FnMut(usize, usize) -> bool) {
        if self.secrets.is_empty() {
            return;
        }
        let Prepared { exact, bare } = self.prepared.get_or_init(|| Prepared::of(&self.secrets));
        let mut views = vec![View::of(text)];
        let mut layer = 0..1;
        for depth in 0..=LAYERS {
            for at in layer.clone() {
                let view = &views[at];
                let mut inner = Vec::new();
                let go_on = exact.find_in(view, true, &mut found)
                    && (bare.is_empty() || bare.find_in(&view.bare(), false, &mut found))
                    && (depth == LAYERS
                        || base64::views(view).into_iter().all(|decoded| {
                            // A body in Base64 is JSON or a form, so its secrets are escaped once.
                            exact.find_in(&decoded, false, &mut found)
                                && Escape::ALL
                                    .into_iter()
                                    .filter_map(|kind| unescape::view(&decoded, kind))
                                    .all(|inner| exact.find_in(&inner, false, &mut found))
                        }));
                if !go_on {
                    return;
                }
                if depth < LAYERS {
                    // One kind of escape at a time: a secret may contain what looks like another kind.
                    inner.extend(Escape::ALL.into_iter().filter_map(|kind| unescape::view(view, kind)));
                }
                for view in inner {
                    if !views.iter().any(|known| known.bytes() == view.bytes()) {
                        views.push(view);
                    }
                }
            }
            layer = layer.end..views.len();
        }
    }
}

impl Prepared {
    fn of(secrets: &[Zeroizing<String>]) -> Self {
        let mut exact = Vec::new();
        let mut bare = Vec::new();
        for secret in secrets {
            let mut add = |form: &str| {
                exact.push(Zeroizing::new(form.as_bytes().to_vec()));
                // The texts have been cleaned, so a secret with a line break in it looks like this.
                exact.push(Zeroizing::new(clean(form).into_bytes()));
            };
            add(secret);
            // A writer that takes the secret itself for escaped text hands on what it makes of it; and a reader here
            // undoes such a piece of it together with true escapes around.
            for kind in Escape::ALL {
                if let Some(view) = unescape::view(&View::of(secret), kind) {
                    add(&Zeroizing::new(String::from_utf8_lossy(view.bytes()).into_owned()));
                }
            }
            bare.push(Zeroizing::new(View::of(secret).bare().bytes().to_vec()));
        }
        bare.retain(|form| form.len() >= needles::MIN_BARE);
        Self { exact: Needles::new(exact), bare: Needles::new(bare) }
    }
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redactor").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
