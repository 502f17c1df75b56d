//! A look into a program.

/// The segment that names the loader (System V ABI, `PT_INTERP`).
const PT_INTERP: u32 = 3;

/// Whether an ELF program of 64 bits, little endian, asks for no loader. Of anything else, false.
pub(super) fn is_static(bytes: &[u8]) -> bool {
    segments(bytes).is_some_and(|kinds| !kinds.is_empty() && !kinds.contains(&PT_INTERP))
}

/// Whether cargo-auditable's section is there.
pub(super) fn has_dependency_list(bytes: &[u8]) -> bool {
    [".dep-v0".as_bytes(), b"__DATA,.dep-v0"]
        .iter()
        .any(|name| bytes.windows(name.len()).any(|part| part == *name))
}

/// The kinds of the segments.
fn segments(bytes: &[u8]) -> Option<Vec<u32>> {
    if bytes.get(..6)? != b"\x7fELF\x02\x01" {
        return None;
    }
    let short = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let table = usize::try_from(u64::from_le_bytes(bytes.get(32..40)?.try_into().ok()?)).ok()?;
    let (size, count) = (short(54)?, short(56)?);
    let kind = |index: usize| {
        let at = table.checked_add(index.checked_mul(size)?)?;
        Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
    };
    (0..count).map(kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A head and one segment of this kind.
    fn program(kind: u32) -> Vec<u8> {
        let mut bytes = vec![0; 64];
        bytes[..6].copy_from_slice(b"\x7fELF\x02\x01");
        bytes[32] = 64;
        bytes[54] = 56;
        bytes[56] = 1;
        bytes.extend(kind.to_le_bytes());
        bytes.resize(64 + 56, 0);
        bytes
    }

    #[test]
    fn a_loader_makes_the_difference() {
        assert!(is_static(&program(1)));
        assert!(!is_static(&program(PT_INTERP)));
        assert!(!is_static(&program(1)[..80].to_vec()[..60]));
        assert!(!is_static(b"MZ"));
    }

    #[test]
    fn this_test_itself_is_not_static_on_glibc() {
        if cfg!(all(target_os = "linux", target_env = "gnu", not(target_feature = "crt-static"))) {
            assert!(!is_static(&std::fs::read(std::env::current_exe().unwrap()).unwrap()));
        }
    }
}
