//! Accepting connections, whatever becomes of single ones.

use std::io::{ErrorKind, Result};
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// The pause after an error that comes again at once, such as too many open files, until somebody closes some.
const PAUSE: Duration = Duration::from_millis(50);

/// The first connection that can be had.
pub(crate) async fn accept(listener: &TcpListener) -> TcpStream {
    first(|| listener.accept(), || sleep(PAUSE)).await.0
}

async fn first<T, A, P>(mut attempt: impl FnMut() -> A, mut pause: impl FnMut() -> P) -> T
where
    A: Future<Output = Result<T>>,
    P: Future<Output = ()>,
{
    loop {
        match attempt().await {
            Ok(connection) => return connection,
            // The client is gone already; the next one need not wait.
            Err(error)
                if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(_) => pause().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::ready;
    use std::io::Error;

    use super::*;

    #[tokio::test]
    async fn what_comes_again_at_once_is_not_tried_in_a_loop() {
        // `EMFILE`.
        let too_many_files = || Err(Error::from_raw_os_error(24));
        let mut attempts =
            [too_many_files(), Err(ErrorKind::ConnectionReset.into()), too_many_files(), Ok(7)].into_iter();
        let mut pauses = 0;
        let pause = || {
            pauses += 1;
            ready(())
        };
        let accepted = first(|| ready(attempts.next().unwrap()), pause).await;
        assert_eq!((accepted, pauses), (7, 2));
    }
}
