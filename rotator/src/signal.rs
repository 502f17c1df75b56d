//! Requests to stop.

/// Waits until somebody asks the process to stop: SIGTERM or SIGINT, on Windows Ctrl-C.
///
/// Kubernetes gives a container 60 seconds between the first signal and the last (facts: Keeper's helm chart,
/// `terminationGracePeriodSeconds`).
///
/// # Errors
///
/// If the handler cannot be installed; the default action of the signals then stays.
#[cfg(unix)]
pub fn stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Waits until somebody asks the process to stop.
///
/// # Errors
///
/// None; the signature is that of Unix.
#[cfg(not(unix))]
pub fn stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
