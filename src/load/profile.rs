//! Format profiles: those that ship with the program, and an office's own, which may build on one of them.

use crate::model::Profile;
use serde_yaml::Value;
use std::sync::OnceLock;

/// The profiles that ship with the program, by name.
pub const EMBEDDED_PROFILES: &[(&str, &str)] = &[
    ("hd05-2026", include_str!("../../templates/profiles/hd05-2026.yaml")),
    ("hd36-2018", include_str!("../../templates/profiles/hd36-2018.yaml")),
    ("nd30-2020", include_str!("../../templates/profiles/nd30-2020.yaml")),
];

/// The words that every profile has, where it does not state its own.
const COMMON: &str = include_str!("../../templates/profiles/common.yaml");

/// A profile that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError {
    /// The line, from 1, when known.
    pub line: Option<usize>,
    /// What is wrong, naming the key.
    pub message: String,
}

/// A profile that ships with the program.
pub fn embedded_profile(name: &str) -> Option<Profile> {
    // Read once, however many regulations a run reviews.
    static READ: [OnceLock<Option<Profile>>; EMBEDDED_PROFILES.len()] =
        [const { OnceLock::new() }; EMBEDDED_PROFILES.len()];
    let (place, (_, text)) = READ.iter().zip(EMBEDDED_PROFILES).find(|(_, (known, _))| *known == name)?;
    place.get_or_init(|| read_profile(text).ok()).clone()
}

/// Reads an office's own profile. With `extends: hd05-2026` it states only what differs.
///
/// # Errors
/// YAML that does not parse, an unknown profile under `extends`, a key that no profile has, a missing key.
pub fn read_profile(text: &str) -> Result<Profile, ProfileError> {
    let plain = |message: String| ProfileError { line: None, message };
    let own: Value = serde_yaml::from_str(text).map_err(|error| located(&error))?;
    let merged = extended(own, text, EMBEDDED_PROFILES.len())?;
    serde_yaml::from_value(merged).map_err(|error| {
        let message = error.to_string();
        // The merged value has no lines of its own; the key named in the message finds the line.
        let line = message.split('`').nth(1).and_then(|key| line_of(text, key));
        ProfileError { line, ..plain(message) }
    })
}

/// A profile with all that it leaves to the one that it extends; `depth` is how many may extend each other.
fn extended(mut own: Value, text: &str, depth: usize) -> Result<Value, ProfileError> {
    let Some(base) = own.get("extends").and_then(Value::as_str).map(str::to_owned) else {
        let mut common: Value = serde_yaml::from_str(COMMON).map_err(|error| located(&error))?;
        merge(&mut common, own);
        return Ok(common);
    };
    let found = EMBEDDED_PROFILES.iter().find(|(name, _)| *name == base).filter(|_| depth > 0);
    let (_, base_text) = found.ok_or_else(|| {
        let names = EMBEDDED_PROFILES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        ProfileError { line: line_of(text, "extends"), message: format!("extends: {base}: not one of {names}") }
    })?;
    let base: Value = serde_yaml::from_str(base_text).map_err(|error| located(&error))?;
    let mut merged = extended(base, base_text, depth - 1)?;
    if let Value::Mapping(mapping) = &mut own {
        mapping.remove("extends");
    }
    merge(&mut merged, own);
    Ok(merged)
}

fn located(error: &serde_yaml::Error) -> ProfileError {
    ProfileError { line: error.location().map(|location| location.line()), message: error.to_string() }
}

fn line_of(text: &str, key: &str) -> Option<usize> {
    let key = key.rsplit('.').next().unwrap_or(key);
    text.lines().position(|line| line.contains(&format!("{key}:"))).map(|line| line + 1)
}

fn merge(base: &mut Value, own: Value) {
    match (base, own) {
        (Value::Mapping(base), Value::Mapping(own)) => {
            for (key, value) in own {
                match base.get_mut(&key) {
                    Some(old) => merge(old, value),
                    None => {
                        base.insert(key, value);
                    }
                }
            }
        }
        (base, own) => *base = own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_profile_reads() {
        for (name, text) in EMBEDDED_PROFILES {
            let profile = read_profile(text).unwrap_or_else(|error| panic!("{name}: {error:?}"));
            assert_eq!(profile.name, *name);
        }
    }

    #[test]
    fn an_office_states_only_what_differs() {
        let profile = read_profile("extends: hd05-2026\nname: van-phong\nelements:\n  body: {size: 15}\n");
        let profile = profile.expect("a good profile");
        assert_eq!((profile.elements.body.size, profile.elements.article.size), (15.0, 14.0));
        let error = read_profile("extends: hd05-2026\nelements:\n  boddy: {size: 15}\n").expect_err("unknown key");
        assert_eq!(error.line, Some(3), "{error:?}");
        assert!(read_profile("extends: none\n").is_err());
        assert!(read_profile("name: x\n").is_err());
    }
}
