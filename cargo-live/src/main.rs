//! The command `cargo live`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cargo_live::main()
}
