# Installs what the scripts beside it compare with. Where that cannot be had, a script ends with NOT_JUDGED: nothing is
# wrong, and nothing is proved.
#
#   peer debian PACKAGE…   peer npm FOLDER PACKAGE…   peer python FOLDER PACKAGE…   peer pip FOLDER PACKAGE…
#   office writer   office calc

NOT_JUDGED=77

peer() {
    local from=$1
    shift
    "peer_$from" "$@" >/dev/null 2>&1 || {
        echo "cannot install ${*} from $from" >&2
        exit "$NOT_JUDGED"
    }
}

peer_debian() {
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

peer_npm() {
    mkdir -p "$1" && npm install --no-audit --no-fund --ignore-scripts --prefix "$@"
}

# An environment of its own.
peer_python() {
    { python3 -c 'import ensurepip' || peer_debian python3-venv; } &&
        python3 -m venv "$1" && "$1/bin/pip" install --disable-pip-version-check "${@:2}" ||
        { rm -rf "$1" && false; }
}

# Files alone.
peer_pip() {
    python3 -m pip install --no-deps --target "$@"
}

# A part of LibreOffice, `writer` or `calc`. Each is a package of its own and brings `soffice`, which without the other
# part fails to read that part's documents.
office() {
    local library=libswlo.so
    [ "$1" = calc ] && library=libsclo.so
    command -v soffice >/dev/null && [ -e "$(dirname "$(realpath "$(command -v soffice)")")/$library" ] ||
        peer debian "libreoffice-$1-nogui"
}
