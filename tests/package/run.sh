#!/usr/bin/env bash
# Packs the program as a release does, unpacks what was packed in empty folders and runs it there, without a path, a home
# or Rust: the check of this repository's statement takes less than ten seconds from the archive, and with `--deb` from the
# package of Debian; with `--sbom` the list of what is in it names the dependencies of the lock file. Exits with 77 where
# cargo-deb or cargo-cyclonedx cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

options=" $* "
tools=$PWD/target/package-tools
export PATH="$tools/bin:$PATH"
# need OPTION CRATE VERSION: what an option needs.
need() {
    [[ $options = *" $1 "* ]] && ! cargo "${2#cargo-}" --version >/dev/null 2>&1 || return 0
    # Built without optimisation: it runs for a second, and is built for minutes otherwise.
    cargo install "$2" --version "$3" --locked --quiet --root "$tools" \
        --profile dev --config profile.dev.debug=false || exit 77
}
need --deb cargo-deb 3.8.0
need --sbom cargo-cyclonedx 0.5.9

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf target/package
cargo build --quiet --locked
# In the place of a release: what is packed is the same.
mkdir -p "$work/target/release"
cp target/debug/paridad "$work/target/release"
strip "$work/target/release/paridad"
CARGO_TARGET_DIR=$work/target .github/package.sh '' "$@"

# Runs the program in a copy of this repository's statement.
run() {
    cp -r content locales paridad.toml "$work/project" 2>/dev/null || cp -r content locales "$work/project"
    local begun=$SECONDS
    (cd "$work/project" && env -i "$1" check)
    [ $((SECONDS - begun)) -lt 10 ]
    rm -rf "$work/project"/*
}
mkdir "$work/project"

echo "the archive"
(cd target/package && sha256sum --check --quiet ./*.sha256)
# `cargo binstall` asks for it by this name, and for the program by this path in it.
host=$(rustc -vV | sed -n 's/^host: //p')
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
named() {
    sed -n "s/^$1 = \"\(.*\)\"/\1/p" Cargo.toml | head -1 |
        sed "s/{ name }/paridad/g; s/{ bin }/paridad/g; s/{ binary-ext }//; s/{ version }/$version/g; s/{ target }/$host/g"
}
archive=target/package/$(basename "$(named pkg-url)")
tar -tzf "$archive" "$(named bin-dir)" >/dev/null
mkdir "$work/archive"
tar -xzf target/package/*.tar.gz -C "$work/archive" --strip-components 1
(cd "$work/archive" && ls -d LICENSE README.md CHANGELOG.md completions/paridad.{bash,zsh,fish} man/paridad{,-check}.1)
run "$work/archive/paridad"

if [[ $options = *' --sbom '* ]]; then
    echo "what it is made of"
    python3 - "$(basename "$archive" .tar.gz)" "$PWD" <<'EOF'
import json, pathlib, sys, tomllib
written = pathlib.Path(f"target/package/{sys.argv[1]}.cdx.json").read_text()
listed = {(part["name"], part["version"]) for part in json.loads(written)["components"]}
locked = {(part["name"], part["version"]) for part in tomllib.loads(pathlib.Path("Cargo.lock").read_text())["package"]}
names = {name for name, _ in listed}
assert {"fluent", "fluent-bundle", "unic-langid", "serde", "clap", "rayon"} <= names, names
assert listed <= locked, listed - locked
assert not names & {"pyo3", "windows-sys", "proptest"}, names
assert sys.argv[2] not in written
print(f"{len(listed)} packages, all of them locked")
EOF
fi

[[ $options = *' --deb '* ]] || exit 0
echo "the package of Debian"
dpkg-deb --info target/package/paridad_*.deb
dpkg-deb --extract target/package/paridad_*.deb "$work/debian"
(cd "$work/debian/usr" && ls share/man/man1/paridad.1.gz share/man/man7/paridad-fluent.7.gz \
    share/bash-completion/completions/paridad share/zsh/vendor-completions/_paridad)
bash -n "$work/debian/usr/share/bash-completion/completions/paridad"
run "$work/debian/usr/bin/paridad"
