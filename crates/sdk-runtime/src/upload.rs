//! A file, or what stands for one, that goes into a request.

mod gathering;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};

pub(crate) use gathering::gathering;

/// A part of a `multipart/form-data` body that is a file: bytes (`Upload::from`), an open file, or any stream.
///
/// Nothing is copied into memory: bytes are shared, a file and a stream are read while they are sent. These two can be sent
/// once, so a call with one of them is not repeated, and a clone shares the one content.
///
/// ```
/// # async fn example() -> std::io::Result<()> {
/// use sdk_runtime::Upload;
///
/// let key = Upload::from("-----BEGIN …").with_file_name("id_rsa").with_media_type("application/x-pem-file");
/// let scan = Upload::file("report.nessus").await?.with_progress(|sent| println!("{sent} bytes"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Upload {
    content: Content,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) progress: Option<Progress>,
}

/// Called with the number of bytes that were handed to the connection so far.
pub(crate) type Progress = Arc<dyn Fn(u64) + Send + Sync>;

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    /// With its length, if that is known.
    Once(Arc<Mutex<Option<reqwest::Body>>>, Option<u64>),
}

impl Upload {
    fn bytes(bytes: impl Into<Bytes>) -> Self {
        Self::of(Content::Bytes(bytes.into()))
    }

    /// A file, by its path; it is sent under its name.
    ///
    /// # Errors
    ///
    /// The file cannot be opened.
    pub async fn file(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let file = tokio::fs::File::open(path).await?;
        let metadata = file.metadata().await?;
        let upload = Self::stream(file, metadata.is_file().then_some(metadata.len()));
        Ok(match path.file_name() {
            Some(name) => upload.with_file_name(name.to_string_lossy()),
            None => upload,
        })
    }

    /// Any stream, such as `reqwest::Body::wrap_stream(…)`. `length` is its number of bytes: if that is known for every
    /// part of a body, the server is told the body's length, without which some refuse it.
    pub fn stream(body: impl Into<reqwest::Body>, length: Option<u64>) -> Self {
        Self::of(Content::Once(Arc::new(Mutex::new(Some(body.into()))), length))
    }

    fn of(content: Content) -> Self {
        Self { content, file_name: None, media_type: None, progress: None }
    }

    /// Sets the name of the file that the server is told. Without one it is told the name of the member.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type. Without one it is what the document says, or `application/octet-stream`.
    #[must_use]
    pub fn with_media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Has `report` called with the number of bytes that were sent so far, each time that some more were.
    #[must_use]
    pub fn with_progress(mut self, report: impl Fn(u64) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(report));
        self
    }

    /// The content and its length; nothing if it is a stream that was sent before.
    pub(crate) fn take(&self) -> Option<(reqwest::Body, Option<u64>)> {
        match &self.content {
            Content::Bytes(bytes) => {
                Some((reqwest::Body::from(bytes.clone()), u64::try_from(bytes.len()).ok()))
            }
            Content::Once(body, length) => {
                let body = body.lock().unwrap_or_else(PoisonError::into_inner).take()?;
                Some((body, *length))
            }
        }
    }
}

impl From<Vec<u8>> for Upload {
    fn from(bytes: Vec<u8>) -> Self {
        Self::bytes(bytes)
    }
}

impl From<Bytes> for Upload {
    fn from(bytes: Bytes) -> Self {
        Self::bytes(bytes)
    }
}

impl From<String> for Upload {
    fn from(text: String) -> Self {
        Self::bytes(text)
    }
}

impl From<&'static str> for Upload {
    fn from(text: &'static str) -> Self {
        Self::bytes(text)
    }
}

// The content is left out: it can be a key.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .finish_non_exhaustive()
    }
}

// While a body in parts is made, what is written is a mark that stands for the part. Elsewhere, text is all that JSON can
// hold.
impl Serialize for Upload {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(mark) = gathering::note(self) {
            return serializer.serialize_str(&mark);
        }
        match &self.content {
            Content::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => serializer.serialize_str(text),
                Err(_) => {
                    Err(S::Error::custom("bytes that are no text are only written in multipart/form-data"))
                }
            },
            Content::Once(..) => Err(S::Error::custom("a stream is only written in multipart/form-data")),
        }
    }
}

impl<'de> Deserialize<'de> for Upload {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_content_is_printed() {
        let upload = Upload::from("canary-7f3a").with_file_name("key.pem");
        let shown = format!("{upload:?}");
        assert!(shown.contains("key.pem") && !shown.contains("canary"), "{shown}");
    }

    #[test]
    fn a_stream_is_sent_once_and_bytes_as_often_as_wanted() {
        let bytes = Upload::bytes("abc");
        assert!(bytes.take().is_some() && bytes.take().is_some());
        let stream = Upload::stream("abc", None);
        assert!(stream.clone().take().is_some() && stream.take().is_none());
    }

    #[test]
    fn json_holds_text_and_nothing_else() {
        assert_eq!(serde_json::to_string(&Upload::from("a")).unwrap(), "\"a\"");
        assert!(serde_json::to_string(&Upload::bytes(vec![255])).is_err());
        assert!(serde_json::to_string(&Upload::stream("a", None)).is_err());
        assert!(serde_json::from_str::<Upload>("\"a\"").unwrap().take().is_some());
    }

    #[tokio::test]
    async fn a_file_has_its_name_and_length() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        let upload = Upload::file(path).await.unwrap();
        assert_eq!(upload.file_name.as_deref(), Some("Cargo.toml"));
        let length = std::fs::metadata(path).unwrap().len();
        assert_eq!(upload.take().map(|(_, length)| length), Some(Some(length)));
        assert!(Upload::file("/no/such/file").await.is_err());
    }
}
