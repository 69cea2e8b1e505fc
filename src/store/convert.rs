//! Old Word files through LibreOffice, when the machine has it: in a folder of its own, within a time.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The programs that LibreOffice is called by.
const PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];

/// A document that takes longer than this is not worth waiting for.
const LONGEST: Duration = Duration::from_secs(60);

/// How often it is asked whether it is done.
const PAUSE: Duration = Duration::from_millis(50);

/// An old Word file (`ending` is `doc` or `rtf`) as `.docx`; `None` when there is no LibreOffice, when it cannot make
/// anything of the file, or when it takes longer than a minute.
pub fn converted_to_docx(bytes: &[u8], ending: &str) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().ok()?;
    // A copy, since LibreOffice locks what it opens, and settings of its own, since those of a running one are locked.
    let source = folder.path().join("van-ban").with_extension(ending);
    fs::write(&source, bytes).ok()?;
    let settings = format!("-env:UserInstallation=file://{}", folder.path().join("settings").display());
    let run = |program: &str| {
        let mut command = Command::new(program);
        command.args([&settings, "--headless", "--norestore", "--convert-to", "docx", "--outdir"]);
        command.arg(folder.path()).arg(&source);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    };
    let mut child = PROGRAMS.iter().find_map(|program| run(program).ok())?;
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(_)) => break,
            Ok(None) if begun.elapsed() < LONGEST => sleep(PAUSE),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
        }
    }
    fs::read(source.with_extension("docx")).ok()
}
