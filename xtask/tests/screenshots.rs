//! The pictures in docs/images are what the program prints. To accept others: `cargo xtask screenshots`.

#[cfg(unix)]
#[test]
fn the_pictures_are_what_the_program_prints() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["screenshots", "--check"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
