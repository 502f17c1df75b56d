//! The program; see the library of the same name.

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// Wipes whatever is freed. Secrets of ours wipe themselves; copies that the libraries between make do not, such as
/// the buffers of HTTP and TLS.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> std::process::ExitCode {
    rotator::main()
}
