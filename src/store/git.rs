//! The program `git`, asked in as few processes as possible and kept from running anything of the user's.

use super::{GitFault, Reason, StoreError};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A `git` that answers in English, without pager, colour, hooks, prompts, locks or a network.
///
/// `within` is the folder that it works in.
pub(super) fn git(within: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(within).args(["--no-pager", "--no-optional-locks"]);
    for setting in [
        "core.quotePath=off",
        "core.fsmonitor=false",
        "core.hooksPath=/dev/null",
        "color.ui=false",
        "log.showSignature=false",
        "advice.defaultBranchName=false",
    ] {
        command.args(["-c", setting]);
    }
    command.env("LC_ALL", "C").env("LANGUAGE", "C").env("GIT_PAGER", "cat").env("GIT_TERMINAL_PROMPT", "0");
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs a `git` to its end and gives what it printed.
///
/// # Errors
/// There is no git, no repository, or git refuses.
pub(super) fn run(within: &Path, args: &[&str]) -> Result<Vec<u8>, StoreError> {
    let done = git(within).args(args).output().map_err(|error| missing(within, error))?;
    if done.status.success() { Ok(done.stdout) } else { Err(refused(within, &done.stderr)) }
}

/// Runs a `git` to its end and gives the lines that it printed.
///
/// # Errors
/// As [`run`].
pub(super) fn lines(within: &Path, args: &[&str]) -> Result<Vec<String>, StoreError> {
    let out = run(within, args)?;
    Ok(String::from_utf8_lossy(&out).lines().map(str::to_owned).collect())
}

fn missing(within: &Path, error: std::io::Error) -> StoreError {
    // A folder that is not there gives the same error as a program that is not there.
    if error.kind() == std::io::ErrorKind::NotFound && (within.as_os_str().is_empty() || within.exists()) {
        return StoreError::new(within, Reason::Git(GitFault::NoProgram));
    }
    StoreError::new(within, Reason::System(error))
}

fn refused(within: &Path, stderr: &[u8]) -> StoreError {
    let said = String::from_utf8_lossy(stderr);
    let fault = if said.contains("not a git repository") {
        GitFault::NoRepository
    } else {
        let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim();
        GitFault::Said(line.trim_start_matches("fatal: ").to_owned())
    };
    StoreError::new(within, Reason::Git(fault))
}

/// An object of the repository.
pub(super) struct Object {
    /// `blob`, `tree`, `commit`.
    pub(super) kind: String,
    /// How many bytes its name has.
    pub(super) name_length: usize,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// A `git cat-file --batch` that stays open: one process reads any number of objects.
pub(super) struct Objects {
    within: PathBuf,
    child: Child,
    asked: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    /// Starts it.
    ///
    /// # Errors
    /// There is no git.
    pub(super) fn open(within: &Path) -> Result<Self, StoreError> {
        let mut command = git(within);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped());
        let mut child = command.spawn().map_err(|error| missing(within, error))?;
        let (asked, answers) = (child.stdin.take(), child.stdout.take());
        let Some(answers) = answers else {
            return Err(StoreError::new(within, Reason::Git(GitFault::Said(String::new()))));
        };
        Ok(Self { within: within.to_owned(), child, asked, answers: BufReader::new(answers) })
    }

    /// The object of this name; `None` when there is none.
    ///
    /// # Errors
    /// There is no repository, git refuses, or the object has more than `largest` bytes; then nothing more can be
    /// read here.
    pub(super) fn read(&mut self, name: &str, largest: u64) -> Result<Option<Object>, StoreError> {
        // A line end would ask for two objects.
        if name.contains(['\n', '\r', '\0']) {
            return Ok(None);
        }
        let sent =
            self.asked.as_mut().is_some_and(|asked| writeln!(asked, "{name}").and_then(|()| asked.flush()).is_ok());
        let mut head = Vec::new();
        let system = |error| StoreError::new(&self.within, Reason::System(error));
        self.answers.read_until(b'\n', &mut head).map_err(system)?;
        if !sent || head.is_empty() {
            return Err(self.ended());
        }
        let head = String::from_utf8_lossy(&head).trim_end().to_owned();
        // `<name> <kind> <size>`, or the words asked for and `missing`, `ambiguous`.
        let words: Vec<&str> = head.split(' ').collect();
        let [id, kind, size] = words[..] else { return Ok(None) };
        let is_id = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (true, Ok(size)) = (is_id, size.parse::<u64>()) else { return Ok(None) };
        if size > largest {
            return Err(StoreError::new(Path::new(name), Reason::TooLarge(largest)));
        }
        let mut bytes = Vec::new();
        let system = |error| StoreError::new(&self.within, Reason::System(error));
        (&mut self.answers).take(size).read_to_end(&mut bytes).map_err(system)?;
        let mut end = [0];
        self.answers.read_exact(&mut end).map_err(system)?;
        Ok(Some(Object { kind: kind.to_owned(), name_length: id.len() / 2, bytes }))
    }

    /// Why it ended before it answered.
    fn ended(&mut self) -> StoreError {
        self.asked = None;
        let mut said = Vec::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            // What it said helps, and without it there is still something to say.
            let _ = stderr.read_to_end(&mut said);
        }
        refused(&self.within, &said)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        self.asked = None;
        // It ends by itself once nothing is asked; after a large object is refused it would wait to be read.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
