//! The `quyche` program: a thin door to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    quyche::cli::run(std::env::args_os())
}
