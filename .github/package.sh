#!/usr/bin/env bash
# Packs what is released for one target: the program with its manual pages and completions, as an archive with its
# checksum, and on Debian with `--deb` as a package. `package.sh TARGET [--deb]`, after
# `cargo build --release --locked --target TARGET`; where the target is empty, what `cargo build --release` built.
# Writes to target/package.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-}
deb=${2:-}
built=${CARGO_TARGET_DIR:-target}/${target:+$target/}release
host=$(rustc -vV | sed -n 's/^host: //p')
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
name=paridad-$version-${target:-$host}
program=paridad
case ${target:-$host} in *windows*) program=paridad.exe ;; esac

out=target/package
rm -rf "$out/parts" "$out/$name"
mkdir -p "$out/parts/man" "$out/parts/completions" "$out/$name"
# The pages of another machine's program are those of this one's.
runs=$built/$program
"$runs" --version >/dev/null 2>&1 || runs=${RUNS:?a paridad that runs here, for the manual pages}
"$runs" man --dir "$out/parts/man" >/dev/null
for shell in bash elvish fish powershell zsh; do
    "$runs" completions "$shell" > "$out/parts/completions/paridad.$shell"
done
gzip -9nk "$out"/parts/man/*

cp "$built/$program" README.md LICENSE CHANGELOG.md "$out/$name"
cp -r "$out/parts/completions" "$out/$name"
mkdir "$out/$name/man"
cp "$out"/parts/man/*[0-9] "$out/$name/man"
cd "$out"
case $name in
    *windows*) archive=$name.zip && rm -f "$archive" && 7z a -bso0 "$archive" "$name" ;;
    *)
        archive=$name.tar.gz
        # The same bytes for the same files: no owner, no time but that of the release.
        tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}" -cf - "$name" |
            gzip -9n > "$archive"
        ;;
esac
sha256sum "$archive" > "$archive.sha256"
rm -rf "$name"
cd ../..
if [ "$deb" = --deb ]; then
    cargo deb --no-build --no-strip ${target:+--target "$target"} --output "$out"
fi
ls -l "$out"/paridad*
