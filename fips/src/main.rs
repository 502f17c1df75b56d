//! The program with TLS by a validated module; see the library `rotator`.

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// As in the other program.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

// The certificate of the statically linked module is for Linux.
#[cfg(not(target_os = "linux"))]
compile_error!("the certificate that this program names is for Linux");

fn main() -> std::process::ExitCode {
    // Refused only where there is one already; the rotator looks at what it gets.
    let _ = rustls::crypto::default_fips_provider().install_default();
    rotator::main()
}
