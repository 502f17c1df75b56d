//! The wire form of `multipart/form-data`.

use super::Field;

/// The parts of a body.
pub(super) fn read(content_type: &str, body: &[u8]) -> Result<Vec<Field>, &'static str> {
    let boundary = parameter(content_type, "boundary").ok_or("the content type has no boundary")?;
    let delimiter = format!("--{boundary}").into_bytes();
    let rest = body.strip_prefix(delimiter.as_slice()).ok_or("the body does not begin with its boundary")?;
    let separator = [b"\r\n", delimiter.as_slice()].concat();
    let mut fields = Vec::new();
    let mut rest = rest;
    loop {
        if let Some(end) = rest.strip_prefix(b"--") {
            return match end.trim_ascii() {
                b"" => Ok(fields),
                _ => Err("something follows the last boundary"),
            };
        }
        let part = rest.strip_prefix(b"\r\n").ok_or("a boundary does not end its line")?;
        let end = find(part, &separator).ok_or("the last boundary is missing")?;
        fields.push(field(&part[..end])?);
        rest = &part[end + separator.len()..];
    }
}

fn field(part: &[u8]) -> Result<Field, &'static str> {
    let head_end = find(part, b"\r\n\r\n").ok_or("a part has no head")?;
    let head = std::str::from_utf8(&part[..head_end]).map_err(|_| "the head of a part is no text")?;
    let header = |wanted: &str| {
        head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.trim().eq_ignore_ascii_case(wanted).then(|| value.trim())
        })
    };
    let disposition = header("content-disposition").unwrap_or_default();
    if !disposition.starts_with("form-data") {
        return Err("a part is not of the disposition form-data");
    }
    Ok(Field {
        name: parameter(disposition, "name").ok_or("a part has no name")?,
        file_name: parameter(disposition, "filename"),
        content_type: header("content-type").map(str::to_owned),
        content: part[head_end + 4..].to_vec(),
    })
}

/// A parameter of a header, such as `boundary`.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (key, value) = rest.split_once('=')?;
        let (value, after) = match value.trim_start().strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => value.split_once(';').map_or((value.trim(), ""), |(value, after)| (value.trim(), after)),
        };
        if key.trim_matches([' ', '\t', ';']).eq_ignore_ascii_case(name) {
            // As browsers write what cannot stand there (HTML, "multipart/form-data").
            return Some(value.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n"));
        }
        rest = after;
    }
}

fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

/// A body of these parts.
pub(super) fn write(boundary: &str, fields: &[Field]) -> Vec<u8> {
    let mut body = Vec::new();
    for field in fields {
        let mut head =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", quoted(&field.name));
        if let Some(name) = &field.file_name {
            head.push_str(&format!("; filename=\"{}\"", quoted(name)));
        }
        if let Some(content_type) = &field.content_type {
            head.push_str(&format!("\r\nContent-Type: {content_type}"));
        }
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(&field.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, file_name: Option<&str>, content: &[u8]) -> Field {
        Field {
            name: name.to_owned(),
            file_name: file_name.map(str::to_owned),
            content_type: file_name.map(|_| "image/png".to_owned()),
            content: content.to_vec(),
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let fields = [part("a", None, b"x\r\ny"), part("b", Some("b.png"), &[255, 0]), part("c", None, b"")];
        let odd = ["", "\"", "a;name=b", "\n"].map(|name| part(name, None, b"x"));
        let fields = [fields.as_slice(), &odd].concat();
        let body = write("b0", &fields);
        assert_eq!(read("multipart/form-data; boundary=\"b0\"", &body).unwrap(), fields);
    }

    #[test]
    fn what_is_malformed_is_named() {
        let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx";
        for (content_type, body) in [
            ("multipart/form-data", format!("{part}\r\n--b--\r\n")),
            ("multipart/form-data; boundary=c", format!("{part}\r\n--b--\r\n")),
            ("multipart/form-data; boundary=b", part.to_owned()),
            ("multipart/form-data; boundary=b", format!("{part}\r\n--b--\r\nmore")),
            ("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n".to_owned()),
            (
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--".to_owned(),
            ),
        ] {
            assert!(read(content_type, body.as_bytes()).is_err(), "{content_type}: {body}");
        }
    }
}
