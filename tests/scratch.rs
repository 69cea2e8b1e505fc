#[test]
fn scratch() {
    for dir in std::fs::read_dir("regulations").unwrap().chain(std::fs::read_dir("regulations/mau").unwrap()) {
        let dir = dir.unwrap().path();
        if !dir.join("regulation.yaml").exists() {
            continue;
        }
        let sources = quyche::store::read_folder(&dir).unwrap();
        let t = std::time::Instant::now();
        let loaded = quyche::load::load(&sources);
        println!("{} {:?}", dir.display(), t.elapsed());
        for d in loaded.diagnostics.iter().take(12) {
            let p = sources.position(d.span.file, d.span.start);
            println!(
                "  {} {}:{}:{} {:?} {:?} {:?}",
                d.code.code,
                sources.get(d.span.file).map_or("", |f| &f.name),
                p.line,
                p.column,
                d.message.gaps,
                d.help.as_ref().map(|h| &h.key),
                sources.words(d.span).chars().take(60).collect::<String>()
            );
        }
        let p =
            quyche::load::embedded_profile(loaded.regulation.facts.profile.as_deref().unwrap_or("hd05-2026")).unwrap();
        let v = quyche::view::document(&loaded.regulation, &p);
        println!("  parts {} blocks {}", v.parts.len(), v.parts.iter().map(|p| p.blocks.len()).sum::<usize>());
    }
}
