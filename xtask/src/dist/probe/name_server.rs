//! A name server (RFC 1035) that answers every question for an IPv4 address with 127.0.0.1.

use std::net::UdpSocket;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Starts it on the default port and tells whether it was asked for an address.
pub(super) fn start() -> Result<Arc<AtomicBool>, std::io::Error> {
    let socket = UdpSocket::bind("127.0.0.1:53")?;
    let asked = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&asked);
    std::thread::spawn(move || {
        let mut buffer = [0; 512];
        while let Ok((length, client)) = socket.recv_from(&mut buffer) {
            let Some((answer, address)) = answer(&buffer[..length]) else { continue };
            told.fetch_or(address, Ordering::SeqCst);
            let _ = socket.send_to(&answer, client);
        }
    });
    Ok(asked)
}

/// The answer to a query of one question, and whether it holds an address. Nothing for what is no query.
fn answer(query: &[u8]) -> Option<(Vec<u8>, bool)> {
    let mut end = 12;
    while *query.get(end)? != 0 {
        end += usize::from(query[end]) + 1;
    }
    let question = query.get(12..end + 5)?;
    // Type A is 1; anything else has no records here.
    let is_address = question[question.len() - 4..] == [0, 1, 0, 1];
    let mut answer = query[..2].to_vec();
    // An answer, recursion available; one question, an answer or none.
    answer.extend([0x81, 0x80, 0, 1, 0, u8::from(is_address), 0, 0, 0, 0]);
    answer.extend(question);
    if is_address {
        // The name of the question, type A, class IN, 60 seconds, four bytes.
        answer.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1]);
    }
    Some((answer, is_address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn query(kind: u8) -> Vec<u8> {
        let mut query = vec![7, 8, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        query.extend(b"\x09localhost\x00");
        query.extend([0, kind, 0, 1]);
        query
    }

    #[test]
    fn addresses_are_answered_and_other_questions_are_not() {
        let (text, is_address) = answer(&query(1)).unwrap();
        assert!(is_address && text.starts_with(&[7, 8]) && text.ends_with(&[127, 0, 0, 1]));
        let (text, is_address) = answer(&query(28)).unwrap();
        assert!(!is_address && text.ends_with(&[0, 28, 0, 1]));
        assert!(answer(&query(1)[..20]).is_none());
    }
}
