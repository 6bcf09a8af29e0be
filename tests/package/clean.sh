#!/usr/bin/env bash
# Installs packages where nothing else is: in a root of Debian made for it by debootstrap, a copy for each package, and
# runs the check of this repository's statement there. Installing and checking take less than ten seconds together; what
# comes from the network for it (Python, Node) is there before.
#
#   tests/package/clean.sh                    # what lies in target/package and target/wheels
#   tests/package/clean.sh PACKAGE…           # *.whl, *.deb, *.tar.gz (the archive), *.tgz (of npm, several as one)
#
# Needs root. Exits with 77 where a root cannot be made, or there is no package.
set -euo pipefail
cd "$(dirname "$0")/../.."

packages=("$@")
[ $# -gt 0 ] || mapfile -t packages < <(find target/package target/wheels -maxdepth 1 \
    \( -name '*.whl' -o -name '*.deb' -o -name '*.tar.gz' -o -name '*.tgz' \) 2>/dev/null | sort)
[ ${#packages[@]} -gt 0 ] || { echo "there is no package: see .github/package.sh" >&2; exit 77; }
[ "$(id -u)" = 0 ] || exit 77
source tests/peers.sh
command -v debootstrap >/dev/null || peer debian debootstrap

work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
suite=${SUITE:-bookworm}
debootstrap --variant=minbase "$suite" "$work/base" "${MIRROR:-http://deb.debian.org/debian}" >"$work/log" 2>&1 ||
    { tail -3 "$work/log" >&2; exit 77; }
rm -rf "$work"/base/var/cache/apt/archives/*.deb
mkdir "$work/base/project"
cp -r content locales "$work/base/project"
cp /etc/resolv.conf "$work/base/etc"

within() { chroot "$work/root" /usr/bin/env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/root "$@"; }

# fresh PACKAGE…: a root of its own that has these packages of Debian besides.
fresh() {
    rm -rf "$work/root"
    cp -a "$work/base" "$work/root"
    [ $# -eq 0 ] || {
        within apt-get update -qq &&
            within DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
    } >"$work/log" 2>&1 || { tail -3 "$work/log" >&2; exit 77; }
}

now() { date +%s%3N; }

# try NAME INSTALL…: installs by a command within the root, and checks.
try() {
    local name=$1 begun installed checked
    shift
    begun=$(now)
    within "$@" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    installed=$(now)
    within sh -c 'cd /project && paridad check' >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    checked=$(now)
    grep -q 'are complete' "$work/log" || { cat "$work/log"; exit 1; }
    echo "$name: installed in $((installed - begun)) ms, checked in $((checked - installed)) ms"
    [ $((checked - begun)) -lt 10000 ]
}

npm=()
for package in "${packages[@]}"; do
    name=$(basename "$package")
    case $name in
        *.whl)
            fresh python3-pip
            cp "$package" "$work/root/root"
            try "$name" pip install --quiet --no-index --break-system-packages --root-user-action=ignore "/root/$name"
            ;;
        *.deb)
            fresh
            cp "$package" "$work/root/root"
            try "$name" dpkg --install "/root/$name"
            within dpkg --remove paridad >"$work/log" 2>&1
            [ ! -e "$work/root/usr/bin/paridad" ]
            ;;
        *.tar.gz)
            fresh
            cp "$package" "$work/root/root"
            try "$name" sh -c "tar -xzf '/root/$name' -C /opt && ln -s /opt/paridad-*/paridad /usr/local/bin/paridad"
            ;;
        *.tgz) npm+=("$package") ;;
        *) echo "$name: no package that is known" >&2 && exit 2 ;;
    esac
done
if [ ${#npm[@]} -gt 0 ]; then
    fresh nodejs npm
    cp "${npm[@]}" "$work/root/root"
    try "${#npm[@]} packages of npm" sh -c 'npm install --global --offline --no-audit --no-fund --omit=optional /root/*.tgz'
fi
