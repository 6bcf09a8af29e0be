#!/usr/bin/env bash
# Judges the dependencies of the program and of tests/fuzz by .cargo/deny.toml: licences, sources, duplicates; then what
# is known against them, where the database of advisories can be had. Ends with 77 where cargo-deny or, when all else
# is well, the database cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v cargo-deny >/dev/null; then
    # Built without optimisation: it runs for a second, and is built for minutes otherwise.
    cargo install cargo-deny --locked --quiet --profile dev --config profile.dev.debug=false || exit 77
fi

deny() {
    for manifest in Cargo.toml tests/fuzz/Cargo.toml; do
        cargo deny --locked --log-level error --manifest-path "$manifest" --config "$PWD/.cargo/deny.toml" check "$@"
    done
}

deny bans licenses sources
if ! cargo deny --log-level off --config "$PWD/.cargo/deny.toml" fetch db; then
    echo "the database of advisories cannot be had" >&2
    exit 77
fi
deny advisories
