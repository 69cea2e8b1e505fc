//! Dev.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::print_stderr)]
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let bytes = std::fs::read(&args[1]).unwrap();
    let start = std::time::Instant::now();
    let reader = if args[1].ends_with(".odt") { quyche::import::odt::read } else { quyche::import::docx::read };
    let read = reader(&bytes);
    let mut took = start.elapsed();
    if args.get(2).is_some_and(|a| a == "-t") {
        for _ in 0..20 {
            let start = std::time::Instant::now();
            let _ = reader(&bytes);
            took = took.min(start.elapsed());
        }
    }
    match read {
        Ok(document) => {
            if args.get(2).is_some_and(|a| a == "-v") {
                println!("{document:#?}");
            } else {
                print!("{}", document.text());
                println!("--- set aside\n{:?}", document.set_aside);
                println!("--- remarks {:?}\n--- sheets {:?}", document.remarks, document.sheets);
            }
        }
        Err(fault) => println!("FAULT {fault:?}"),
    }
    eprintln!("{took:?}");
}
