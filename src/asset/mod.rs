//! What ships inside the program: templates, profiles, fonts, the registry.

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// The bytes of a file of `templates/`, named with `/`.
pub fn file(name: &str) -> Option<&'static [u8]> {
    TEMPLATES.get_file(name).map(include_dir::File::contents)
}

/// The names of the files in a folder of `templates/`, folder included.
pub fn files(folder: &str) -> impl Iterator<Item = String> {
    let files = TEMPLATES.get_dir(folder).map(Dir::files).into_iter().flatten();
    files.map(|file| file.path().to_string_lossy().replace('\\', "/"))
}
