//! The commands as a user meets them: `tests/cli/<name>.trycmd`, run in `tests/cli/<name>.in/`.
//! `TRYCMD=overwrite cargo test --test it cli::` writes what comes out.

#[test]
fn commands() {
    trycmd::TestCases::new()
        .env("GITHUB_ACTIONS", "false")
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .case("tests/cli/*.trycmd");
}
