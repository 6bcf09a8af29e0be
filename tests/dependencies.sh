#!/usr/bin/env bash
# Judges the dependencies by .cargo/deny.toml: licences, sources, duplicates; and what is known against them, where the
# database of advisories can be had (77 where it cannot).
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v cargo-deny >/dev/null; then
    # Built without optimisation: it runs for a second, and is built for minutes otherwise.
    cargo install cargo-deny --locked --quiet --profile dev --no-default-features
fi
for manifest in Cargo.toml tests/fuzz/Cargo.toml; do
    cargo deny --locked --manifest-path "$manifest" check --config .cargo/deny.toml bans licenses sources
done
cargo deny --locked fetch --config .cargo/deny.toml db 2>/dev/null || exit 77
cargo deny --locked check --config .cargo/deny.toml advisories
