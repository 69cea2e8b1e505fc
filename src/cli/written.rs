//! Where a paper goes that a command makes: to the file or folder of `-o`, to the screen, or to a file of its own name.

use super::{Failure, folders};
use std::path::{Path, PathBuf};

/// Where it goes; `None` is standard output. `suffix` is added to the name of the regulation's folder, `ending` is that
/// of the file, and `on_screen` says whether it is read there when there is no `-o`.
///
/// # Errors
/// A file whose ending promises another form.
pub(super) fn target(
    out: Option<&Path>,
    dir: &Path,
    suffix: &str,
    ending: Option<&str>,
    on_screen: bool,
) -> Result<Option<PathBuf>, Failure> {
    let name = || {
        let name = folders::name(&dir.to_string_lossy());
        PathBuf::from(format!("{name}-{suffix}.{}", ending.unwrap_or("txt")))
    };
    let Some(out) = out else { return Ok(if on_screen { None } else { Some(name()) }) };
    if out == Path::new("-") {
        return Ok(None);
    }
    if out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR]) {
        return Ok(Some(out.join(name())));
    }
    let given = out.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let promises = ["docx", "html", "xlsx", "pdf"];
    let wrong = match given.as_deref() {
        Some(given) if on_screen => promises.contains(&given),
        given => !on_screen && given != ending,
    };
    if wrong {
        let gaps = vec![("out", out.display().to_string()), ("format", ending.unwrap_or("text").to_owned())];
        return Err(Failure::new("error.ending", gaps));
    }
    Ok(Some(out.to_owned()))
}
