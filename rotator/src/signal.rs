//! Requests to stop.

/// Waits until somebody asks the process to stop: SIGTERM or SIGINT.
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

/// Waits until somebody asks the process to stop: Ctrl-C, Ctrl-Break, the console's end, logoff or shutdown.
///
/// After the last three, Windows ends the process five seconds later, in a service 20 (facts: Microsoft's
/// `HandlerRoutine`).
///
/// # Errors
///
/// If the handler cannot be installed; the default action of the events then stays.
#[cfg(windows)]
pub fn stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

    let (mut interrupt, mut pause, mut close) = (ctrl_c()?, ctrl_break()?, ctrl_close()?);
    let (mut logoff, mut shutdown) = (ctrl_logoff()?, ctrl_shutdown()?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = pause.recv() => {}
            _ = close.recv() => {}
            _ = logoff.recv() => {}
            _ = shutdown.recv() => {}
        }
    })
}
