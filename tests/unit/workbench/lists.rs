//! Lists of more documents than a page shows.

use super::Served;

#[test]
fn long_lists_come_in_parts() {
    let names = (0..300).map(|at| format!("locales/en/text-{at:03}.ftl"));
    let names: Vec<String> = names.collect();
    let files = names.iter().map(|name| (name.as_str(), "title = Call\n"));
    let configuration = "source = \"en\"\ntargets = [\"es\", \"pt\"]\nbundle = \"catalog\"\n";
    let files = files.chain([("paridad.toml", configuration)]);
    let mut served = Served::new(&files.collect::<Vec<_>>());
    for list in ["/", "/es/"] {
        for (from, has, lacks) in [
            (
                "",
                ["text-000", "text-249", "?from=250"],
                ["text-250", "?from=0"],
            ),
            (
                "?from=250",
                ["text-250", "text-299", "?from=0"],
                ["text-249", "?from=500"],
            ),
            (
                "?from=9999",
                ["text-250", "text-299", "?from=0"],
                ["text-249", "?from=500"],
            ),
            (
                "?from=x",
                ["text-000", "text-249", "?from=250"],
                ["text-250", "?from=0"],
            ),
        ] {
            let (status, page) = served.get(&format!("{list}{from}"));
            assert_eq!(status, 200);
            assert!(has.iter().all(|text| page.contains(text)), "{list}{from}");
            assert!(
                !lacks.iter().any(|text| page.contains(text)),
                "{list}{from}"
            );
        }
    }
}
