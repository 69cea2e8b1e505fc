use quyche::*;
#[test]
fn scratch() {
    for dir in std::fs::read_dir("regulations").unwrap().chain(std::fs::read_dir("regulations/mau").unwrap()) {
        let dir = dir.unwrap().path();
        if !dir.join("regulation.yaml").exists() {
            continue;
        }
        let sources = store::read_folder(&dir).unwrap();
        let loaded = load::load(&sources);
        let saved = save::save(&loaded.regulation);
        let again = load::load(&saved);
        let same = again.regulation == loaded.regulation;
        println!("{} {same}", dir.display());
        if !same {
            std::fs::write("/tmp/a.txt", format!("{:#?}", loaded.regulation)).unwrap();
            std::fs::write("/tmp/b.txt", format!("{:#?}", again.regulation)).unwrap();
        }
        let twice = save::save(&again.regulation);
        println!("  stable {}", twice == saved);
        for (f, s) in sources.iter() {
            let mut d = vec![];
            let text = if s.name.ends_with(".yaml") {
                let tree = load::read_yaml(f, &s.text, &mut d);
                save::yaml(&tree)
            } else if load::is_text_file(&s.name) {
                save::markdown(&load::load_text(f, &s.text, &mut d))
            } else {
                continue;
            };
            if text != s.text {
                let diff = similar::TextDiff::from_lines(&s.text, &text).unified_diff().context_radius(0).to_string();
                println!("  {} differs {}", s.name, diff.lines().count());
                if dir.ends_with("chi-bo") {
                    println!("{}", diff);
                }
            }
        }
    }
}
