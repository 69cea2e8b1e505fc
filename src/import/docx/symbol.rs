//! Letters of symbol fonts as letters that every font has.

/// Words in a font: those of a symbol font as what they show, all others as they are.
pub(super) fn symbols(font: Option<&str>, words: &str) -> String {
    let font = font.unwrap_or_default().to_lowercase();
    let is_symbol = font.starts_with("symbol") || font.starts_with("wingdings") || font.starts_with("webdings");
    let is_private = |c: char| ('\u{f000}'..='\u{f0ff}').contains(&c);
    if !is_symbol && !words.contains(is_private) {
        return words.to_owned();
    }
    words.chars().map(|c| if is_symbol || is_private(c) { shown(&font, c) } else { c }).collect()
}

/// The letter that a symbol font shows for a code; fonts lay their codes from U+F000 as well as from 0.
fn shown(font: &str, letter: char) -> char {
    let code = u32::from(letter);
    let code = if (0xf000..0xf100).contains(&code) { code - 0xf000 } else { code };
    match (font, code) {
        (_, 0x20) => ' ',
        ("symbol" | "", 0xb7) => '•',
        ("symbol" | "", 0x2d) => '-',
        ("symbol" | "", 0x2b) => '+',
        ("symbol", 0xae) => '→',
        ("symbol", 0xb3) => '≥',
        ("symbol", 0xa3) => '≤',
        ("symbol", 0xb4) => '×',
        ("symbol", 0xb0) => '°',
        ("symbol", 0xb1) => '±',
        ("wingdings" | "", 0xa7) => '▪',
        ("wingdings", 0x6e) => '■',
        ("wingdings", 0x6c) => '●',
        ("wingdings", 0x71) => '❑',
        ("wingdings", 0x76) => '❖',
        ("wingdings" | "", 0xd8) => '➢',
        ("wingdings" | "", 0xfc) => '✓',
        ("wingdings", 0xa8) => '◻',
        ("wingdings", 0xfe) => '☑',
        ("wingdings", 0x6f) => '☐',
        ("wingdings" | "", 0xe0) => '→',
        ("wingdings", 0xf0) => '⇨',
        // What Word puts for letters that are typed while a symbol font is on is what was typed.
        ("symbol", 0x21..=0x7e) => char::from_u32(code).unwrap_or(letter),
        _ => letter,
    }
}
