#!/usr/bin/env bash
# Packs what is released for one target: the program with its manual pages and completions, as an archive with its
# checksum; with `--deb` as a package of Debian, too; with `--sbom` the list of what it is made of, in CycloneDX
# (https://cyclonedx.org/docs/1.5/json/). `package.sh TARGET [--deb] [--sbom]`, after
# `cargo build --release --locked --target TARGET`; where the target is empty, what `cargo build --release` built.
# Writes to target/package.
set -euo pipefail
cd "$(dirname "$0")/.."

target=${1:-}
options=" ${*:2} "
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
if [[ $options = *' --deb '* ]]; then
    cargo deb --no-build --no-strip ${target:+--target "$target"} --output "$out"
fi
if [[ $options = *' --sbom '* ]]; then
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-0} cargo cyclonedx --quiet --format json --spec-version 1.5 \
        --describe binaries --no-build-deps --target "${target:-$host}"
    # Where the sources lay is nobody's affair.
    sed "s|path+file://$PWD#|pkg:cargo/|g" paridad_bin.cdx.json > "$out/$name.cdx.json"
    rm paridad_bin.cdx.json paridad-wasm_bin.cdx.json
fi
ls -l "$out"/paridad*
