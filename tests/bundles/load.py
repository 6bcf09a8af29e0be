"""Loads bundles with fluent.runtime: everything in them is a message or a term, and each is there once."""

import sys
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast

entries = 0
bundles = 0
for output in sys.argv[1:]:
    for path in sorted(Path(output).glob("*/bundle.ftl")):
        bundle = FluentBundle([path.parent.name])
        resource = FluentResource(path.read_text(encoding="utf-8"))
        junk = [entry for entry in resource.body if isinstance(entry, ast.Junk)]
        assert not junk, f"{path}: {junk[0].content}"
        bundle.add_resource(resource)
        sound = [entry for entry in resource.body if isinstance(entry, (ast.Message, ast.Term))]
        terms = {entry.id.name for entry in sound if isinstance(entry, ast.Term)}
        messages = {entry.id.name for entry in sound if isinstance(entry, ast.Message)}
        assert len(terms) + len(messages) == len(sound), f"{path}: an id stands twice"
        for name in messages:
            assert bundle.has_message(name), f"{path}: {name}"
        entries += len(sound)
        bundles += 1
assert bundles > 0
print(f"fluent.runtime: {bundles} bundles with {entries} entries load without an error")
