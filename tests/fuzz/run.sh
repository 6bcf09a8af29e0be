#!/usr/bin/env bash
# Fuzzes for a while, on stable, without instruments: run.sh [SECONDS] [SEED] [TARGET...]. The same seed tries the same
# inputs in the same order. What is found is printed, and written as a file to findings/, minimised.
#   run.sh replay TARGET FILE...     tries inputs again
#   run.sh minimise TARGET FILE      writes the least of FILE that shows the same as FILE.min
set -euo pipefail
cd "$(dirname "$0")"
cargo build --release --locked --quiet --bin bounded
bounded=$PWD/target/release/bounded
case ${1:-} in
    replay | minimise) cd "$OLDPWD" && exec "$bounded" "$@" ;;
    *) exec "$bounded" run "${1:-180}" "${2:-1}" "${@:3}" ;;
esac
