//! `quyche git setup`: tells git to compare and merge regulations by provision.

use crate::cli::args::GitSetupArgs;
use crate::cli::output::Output;
use crate::cli::{Failure, Outcome};
use crate::store::{self, Drivers};
use std::path::Path;

/// So many folders are named.
const NAMED: usize = 8;

pub(super) fn run(args: &GitSetupArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let path = |top: &Path| top.display().to_string();
    if args.remove {
        let setup = store::remove_drivers(&args.repository)?;
        let key = if setup.settings_changed || setup.attributes_changed { "git.removed" } else { "git.not-set" };
        output.tell(key, &[("path", path(&setup.top))]);
        return Ok(Outcome::Clean);
    }
    let sentence = |key| output.lang.sentence(key).to_owned();
    let drivers = Drivers { program: program(), name: sentence("git.driver-name"), comment: sentence("git.comment") };
    if args.server {
        let setup = store::set_server_driver(&args.repository, &drivers)?;
        let key = if setup.settings_changed { "git.server" } else { "git.unchanged" };
        output.tell(key, &[("path", path(&setup.top))]);
        return Ok(Outcome::Clean);
    }
    let setup = store::set_drivers(&args.repository, &drivers)?;
    let gaps = [("path", path(&setup.top))];
    if setup.folders.is_empty() {
        output.tell("git.no-regulation", &gaps);
    } else if !setup.settings_changed && !setup.attributes_changed {
        output.tell("git.unchanged", &gaps);
    } else {
        let folders = folders(&setup.folders, output);
        output.tell("git.done", &[("path", path(&setup.top)), ("folders", folders)]);
        if setup.attributes_changed {
            output.tell("git.commit", &gaps);
        }
    }
    Ok(Outcome::Clean)
}

/// The first folders by name, and how many more there are.
fn folders(all: &[String], output: &Output) -> String {
    let name = |folder: &String| if folder.is_empty() { ".".to_owned() } else { folder.clone() };
    let mut named: Vec<String> = all.iter().take(NAMED).map(name).collect();
    if all.len() > NAMED {
        named.push(output.lang.fill("git.more-folders", &[("count", (all.len() - NAMED).to_string())]));
    }
    named.join(", ")
}

/// This program as a shell reads it: by its name when that is how it is found, else by its place.
fn program() -> String {
    let name = "quyche";
    let Ok(own) = std::env::current_exe().and_then(|own| own.canonicalize()) else { return name.to_owned() };
    let file = own.file_name().unwrap_or_default();
    let found = std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path).map(|folder| folder.join(file)).find_map(|path| path.canonicalize().ok())
    });
    if found.as_deref() == Some(&own) {
        return name.to_owned();
    }
    // Git runs drivers through a POSIX shell on every system, to which a backslash is no part of a path.
    let path = own.display().to_string().replace('\\', "/").replace("//?/", "");
    format!("'{}'", path.replace('\'', "'\\''"))
}
