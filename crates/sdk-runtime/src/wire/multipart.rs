//! Bodies of the type `multipart/form-data` (RFC 7578).
//!
//! The parts are handed to the connection one after the other and never joined in memory. reqwest's own form would bring a
//! table of file types into every build, and writes names that are not ASCII in a way which RFC 7578 forbids.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use serde_json::Value;

use super::form::{Encoding, Encodings, Field, fields};
use crate::Upload;
use crate::upload::Progress;

/// The content type, and the body.
pub(super) fn encode(
    body: Value,
    uploads: &[(String, Upload)],
    encodings: &Encodings,
) -> Result<(String, reqwest::Body), &'static str> {
    let boundary = format!("{:032x}", fastrand::u128(..));
    let mut parts = Parts { pieces: VecDeque::new(), length: Some(0) };
    let upload_of =
        |field: &Field| uploads.iter().find(|(mark, _)| *mark == field.text).map(|(_, upload)| upload);
    // Fields before files: a server that reads one part after the other knows then what a file is for.
    let (files, texts): (Vec<_>, Vec<_>) =
        fields(body, encodings)?.into_iter().partition(|field| upload_of(field).is_some());
    for field in texts.into_iter().chain(files) {
        let mut head =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", quoted(&field.name));
        let Some(upload) = upload_of(&field) else {
            if let Some(media_type) = field.media_type {
                head.push_str(&format!("\r\nContent-Type: {media_type}"));
            }
            parts.text(format!("{head}\r\n\r\n{}\r\n", field.text));
            continue;
        };
        let file_name = upload.file_name.as_deref().unwrap_or(&field.name);
        let media_type = upload.media_type.as_deref().or(documented(&field.name, encodings));
        let media_type = media_type.unwrap_or("application/octet-stream");
        if media_type.contains(char::is_control) {
            return Err("the media type of an upload holds a character that a header cannot carry");
        }
        parts.text(format!(
            "{head}; filename=\"{}\"\r\nContent-Type: {media_type}\r\n\r\n",
            quoted(file_name)
        ));
        let (content, length) = upload.take().ok_or("an upload is a stream that was sent before")?;
        parts.push(content, length, upload.progress.clone());
        parts.text("\r\n".to_owned());
    }
    parts.text(format!("--{boundary}--\r\n"));
    Ok((format!("multipart/form-data; boundary={boundary}"), reqwest::Body::wrap(parts)))
}

/// As browsers write it (HTML, "multipart/form-data encoding algorithm").
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// The media type that the document names for a member, where it is one.
fn documented(name: &str, encodings: &Encodings) -> Option<&'static str> {
    encodings.iter().find_map(|(member, encoding)| match encoding {
        Encoding::MediaType(media_type) if *member == name => Some(*media_type),
        _ => None,
    })
}

struct Parts {
    pieces: VecDeque<Piece>,
    /// Of all pieces, if it is known.
    length: Option<u64>,
}

struct Piece {
    body: reqwest::Body,
    sent: u64,
    progress: Option<Progress>,
}

impl Parts {
    fn text(&mut self, text: String) {
        let length = u64::try_from(text.len()).ok();
        self.push(reqwest::Body::from(text), length, None);
    }

    fn push(&mut self, body: reqwest::Body, length: Option<u64>, progress: Option<Progress>) {
        self.pieces.push_back(Piece { body, sent: 0, progress });
        self.length = self.length.zip(length).and_then(|(sum, length)| sum.checked_add(length));
    }
}

impl Body for Parts {
    type Data = Bytes;
    type Error = reqwest::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, reqwest::Error>>> {
        while let Some(piece) = self.pieces.front_mut() {
            if let Some(frame) = ready!(Pin::new(&mut piece.body).poll_frame(cx)) {
                if let (Ok(frame), Some(report)) = (&frame, &piece.progress) {
                    let length = frame.data_ref().map_or(0, Bytes::len);
                    piece.sent = piece.sent.saturating_add(u64::try_from(length).unwrap_or_default());
                    report(piece.sent);
                }
                return Poll::Ready(Some(frame));
            }
            self.pieces.pop_front();
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.pieces.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
