#!/usr/bin/env bash
# Packs the program as a release does, unpacks what was packed in empty folders and runs it there, without a path, a home
# or Rust: the check of this repository's statement takes less than ten seconds from the archive, and with `--deb` from the
# package of Debian. Exits with 77 where cargo-deb cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

deb=${1:-}
tools=$PWD/target/package-tools
if [ "$deb" = --deb ] && ! "$tools/bin/cargo-deb" --version >/dev/null 2>&1; then
    # Built without optimisation: it runs for a second, and is built for minutes otherwise.
    cargo install cargo-deb --version 3.8.0 --locked --quiet --root "$tools" \
        --profile dev --config profile.dev.debug=false || exit 77
fi
export PATH="$tools/bin:$PATH"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf target/package
cargo build --quiet --locked
# In the place of a release: what is packed is the same.
mkdir -p "$work/target/release"
cp target/debug/paridad "$work/target/release"
strip "$work/target/release/paridad"
CARGO_TARGET_DIR=$work/target .github/package.sh '' "$deb"

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

[ "$deb" = --deb ] || exit 0
echo "the package of Debian"
dpkg-deb --info target/package/paridad_*.deb
dpkg-deb --extract target/package/paridad_*.deb "$work/debian"
(cd "$work/debian/usr" && ls share/man/man1/paridad.1.gz share/man/man7/paridad-fluent.7.gz \
    share/bash-completion/completions/paridad share/zsh/vendor-completions/_paridad)
bash -n "$work/debian/usr/share/bash-completion/completions/paridad"
run "$work/debian/usr/bin/paridad"
