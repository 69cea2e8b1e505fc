//! The machine's Times New Roman, when it has one.

use std::fs;
use std::path::{Path, PathBuf};

/// Regular, bold, italic and bold italic, under the names that systems give them.
const FACES: [[&str; 3]; 4] = [
    ["times.ttf", "Times New Roman.ttf", "Times_New_Roman.ttf"],
    ["timesbd.ttf", "Times New Roman Bold.ttf", "Times_New_Roman_Bold.ttf"],
    ["timesi.ttf", "Times New Roman Italic.ttf", "Times_New_Roman_Italic.ttf"],
    ["timesbi.ttf", "Times New Roman Bold Italic.ttf", "Times_New_Roman_Bold_Italic.ttf"],
];

/// The four faces of Times New Roman as bytes; `None` unless all four lie in one of the system's folders.
pub fn times_new_roman() -> Option<Vec<Vec<u8>>> {
    folders().iter().find_map(|folder| faces_in(folder))
}

fn folders() -> Vec<PathBuf> {
    let mut folders = vec![
        PathBuf::from("/usr/share/fonts/truetype/msttcorefonts"),
        PathBuf::from("/usr/share/fonts/msttcore"),
        PathBuf::from("/usr/share/fonts/truetype/times"),
        PathBuf::from("/usr/local/share/fonts"),
        PathBuf::from("/System/Library/Fonts/Supplemental"),
        PathBuf::from("/Library/Fonts"),
    ];
    if let Some(windows) = std::env::var_os("WINDIR") {
        folders.push(Path::new(&windows).join("Fonts"));
    }
    if let Some(home) = std::env::var_os("HOME") {
        folders.push(Path::new(&home).join(".local/share/fonts"));
        folders.push(Path::new(&home).join(".fonts"));
    }
    folders
}

fn faces_in(folder: &Path) -> Option<Vec<Vec<u8>>> {
    FACES
        .iter()
        .map(|names| {
            let spelt = names.iter().flat_map(|name| [(*name).to_owned(), name.to_lowercase()]);
            spelt.map(|name| folder.join(name)).find_map(|path| fs::read(path).ok())
        })
        .collect()
}
