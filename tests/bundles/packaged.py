"""Loads bundles as packages of Python do, from the folder of a build as it is: FluentResourceLoader of fluent.runtime, and
django-ftl, to which that folder is one of `locales`. The functions of the programs are stand-ins."""

import logging
import sys
from pathlib import Path

import django
from django.conf import settings
from django_ftl.bundles import Bundle, MessageFinderBase
from fluent.runtime import FluentLocalization, FluentResourceLoader
from fluent.syntax import FluentParser, ast

settings.configure(USE_I18N=True)
django.setup()
logging.disable(logging.CRITICAL)


def stand_in(*arguments, **options):
    return str(arguments[0]) if arguments else ""


FUNCTIONS = {name: stand_in for name in ("REGION", "ENGLISH", "EMAIL")}


class OutputFinder(MessageFinderBase):
    """Finds catalogs in the folder of a build."""

    def __init__(self, output):
        self.locale_base_dirs = [output]

    locale_base_dirs = None


loaded = messages = 0
for output in sys.argv[1:]:
    loader = FluentResourceLoader(f"{output}/{{locale}}")
    of_django = Bundle(["bundle.ftl"], finder=OutputFinder(output), functions=FUNCTIONS, auto_reload=False)
    for path in sorted(Path(output).glob("*/bundle.ftl")):
        locale = path.parent.name
        body = FluentParser().parse(path.read_text(encoding="utf-8")).body
        names = [it.id.name for it in body if isinstance(it, ast.Message) and it.value]
        localization = FluentLocalization([locale], ["bundle.ftl"], loader, functions=FUNCTIONS)
        unit = of_django.get_compiled_unit_for_locale(locale)
        # Options of NUMBER that fluent-compiler does not know, whoever wrote the catalog.
        strange = [it for it in unit.errors if "NUMBER() got an unexpected" not in str(it[1])]
        assert not strange, f"{path}: {strange[0]}"
        for name in names:
            # Where nothing is found, the id is what comes out.
            assert localization.format_value(name) != name, f"{path}: {name}"
            assert name in unit.message_functions, f"{path}: {name}"
        loaded += 1
        messages += len(names)
assert loaded > 0
print(f"FluentResourceLoader and django-ftl: {loaded} folders of a language with {messages} messages, as they are")
