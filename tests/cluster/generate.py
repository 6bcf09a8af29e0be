"""Makes up an archive: so many statements in English, Spanish and Portuguese, with faults here and there, and the
catalogs that they share. `generate.py COUNT FOLDER`"""

import sys
from pathlib import Path

SHARED = {
    "paridad.toml": 'source = "en"\ntargets = ["es", "pt"]\n\n[min-coverage]\nes = 100\npt = 90\n',
    "locales/en/terms.ftl": "-un = UN\n-court = the Court\n",
    "locales/es/terms.ftl": "-un = ONU\n-court = la Corte\n-own = nuestra\n",
    "locales/pt/terms.ftl": "-un = ONU\n-court = a Corte\n",
}

PLACES = ["Lima", "Panama", "Nairobi", "Geneva", "Quito", "Bogota", "Maputo", "Luanda"]


def statement(at: int) -> dict[str, str]:
    """Returns the files of a statement by their paths."""
    number, place = 1200 + at, PLACES[at % len(PLACES)]
    wrong = number - 1 if at % 97 == 0 else number
    people = "personas" if at % 331 else "gentes"
    closing = {
        "en": "We call on all States to publish what they know.",
        "es": "Pedimos a todos los Estados que publiquen lo que saben." if at % 211 else "Que publiquen todos los Estados.",
        "pt": "Pedimos a todos os Estados que publiquem o que sabem.",
    }
    body = f"More than {number} {{people}} marched in {place} for { '{ -court }' } and the { '{ -un }' } on 3 May {1980 + at % 40}."
    text = body.replace("{people}", "people").replace("{ -court }", "the Court").replace("{ -un }", "UN")
    files = {
        f"content/{at // 1000:03}/{at}.md": f"# The march of {place} {at}\n\n{text}\n\n{closing['en']}\n",
        f"locales/en/{at // 1000:03}/{at}.ftl": f"title = The march of {place} {at}\nlead = {body.replace('{people}', 'people')}\n"
        f"call = {closing['en']}\n",
        f"locales/es/{at // 1000:03}/{at}.ftl": f"title = La marcha de {place} {at}\n"
        f"lead = Más de {wrong} {people} marcharon en {place} por {{ -court }} y la {{ -un }} el 3 de mayo de {1980 + at % 40}.\n"
        f"call = {closing['es']}\n",
    }
    if at % 53:
        files[f"locales/pt/{at // 1000:03}/{at}.ftl"] = (
            f"title = A marcha de {place} {at}\n"
            f"lead = Mais de {number} pessoas marcharam em {place} por {{ -court }} e pela {{ -un }} em 3 de maio de {1980 + at % 40}.\n"
            f"call = {closing['pt']}\n"
        )
    return files


def main() -> None:
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    texts = dict(SHARED)
    for at in range(count):
        texts.update(statement(at))
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
