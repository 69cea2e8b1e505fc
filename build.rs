//! Links the program at a fixed address on Linux.
//!
//! The PDF engine brings two hundred thousand addresses that a relocatable program has to mend at every start, which
//! takes three milliseconds: as long as a whole comparison of two regulations. Nothing here uses `unsafe`, and a
//! program that runs for an instant on files of its own user gains little from a random address.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let set = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if set("CARGO_CFG_TARGET_OS", "linux") && set("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
