#!/usr/bin/env bash
# Whether what `paridad export` writes is valid: XLIFF 1.2 and 2, TMX 1.4 and TBX by the schemas that packages of Debian
# carry, PO by `msgfmt -c`. Nothing of the schemas is kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../peers.sh"

paridad=$(realpath "${PARIDAD:-$here/../../target/debug/paridad}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
command -v msgfmt >/dev/null || peer debian gettext
command -v xmllint >/dev/null || peer debian libxml2-utils

# The schemas alone: the packages want PHP and Java.
mkdir "$work/schemas"
fetched() (
    cd "$work/schemas" && chmod a+rwx . "$work" &&
        apt-get download -qq php-symfony-translation omegat &&
        for package in ./*.deb; do dpkg-deb -x "$package" . || return; done &&
        unzip -qj usr/share/omegat/OmegaT.jar schemas/tbx.xsd schemas/tmx14.dtd
)
fetched >/dev/null 2>&1 || {
    echo "cannot have the schemas" >&2
    exit "$NOT_JUDGED"
}
schemas=$work/schemas/usr/share/php/Symfony/Component/Translation/Resources/schemas
# What the schemas import is to stand beside them, and nothing is asked of the network.
mkdir -p "$schemas/informativeCopiesOf3rdPartySchemas/w3c"
for place in "$schemas/informativeCopiesOf3rdPartySchemas/w3c" "$work/schemas"; do
    cp "$schemas/xml.xsd" "$place/"
done
cat >"$work/catalog.xml" <<CATALOG
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <system systemId="http://www.w3.org/2001/xml.xsd" uri="file://$schemas/xml.xsd"/>
</catalog>
CATALOG
export XML_CATALOG_FILES=$work/catalog.xml

faults=0
judged() {
    local what=$1
    shift
    if "$@" >"$work/said" 2>&1; then
        echo "$what is valid"
    else
        echo "$what is not valid" >&2
        head -20 "$work/said" >&2
        faults=1
    fi
}

cp -r "$here/../cli/exchange.in" "$work/project"
cd "$work/project"
export_to() {
    "$paridad" --quiet export --locale es --all-plurals "$@"
}
export_to -o "$work/12.xlf"
export_to -o "$work/20.xlf" --format xliff2
export_to -o "$work/21.xlf" --rich
export_to -o "$work/es.po" --with tmx,tbx
judged "XLIFF 1.2" xmllint --nonet --noout --schema "$schemas/xliff-core-1.2-strict.xsd" "$work/12.xlf"
judged "XLIFF 2.0" xmllint --nonet --noout --schema "$schemas/xliff-core-2.0.xsd" "$work/20.xlf"
judged "XLIFF 2.1" xmllint --nonet --noout --schema "$schemas/xliff-core-2.0.xsd" "$work/21.xlf"
judged "PO" msgfmt -c -o /dev/null "$work/es.po"
judged "TMX 1.4" xmllint --nonet --noout --dtdvalid "$work/schemas/tmx14.dtd" "$work/es.tmx"
judged "TBX" xmllint --nonet --noout --schema "$work/schemas/tbx.xsd" "$work/es.tbx"
exit "$faults"
