"""Checks translations against their source statements, and builds the editions.

>>> import paridad
>>> report = paridad.check_files({
...     "locales/en/call.ftl": "lead = More than 20 states signed it.",
...     "locales/es/call.ftl": "lead = Más de 25 Estados lo firmaron.",
... })
>>> finding = report.findings[0]
>>> finding.path, finding.line, finding.check, finding.severity
('locales/es/call.ftl', 1, 'numbers', 'error')
>>> report.is_clean
False

What is wrong with translations is a :class:`Finding`, a locale that may not be published a :class:`Refusal`; what
cannot be read or is not known raises :class:`Error`. The interpreter goes on while work is done, in other threads too.

All findings as a table: ``pandas.DataFrame(report.rows())``, ``polars.DataFrame(report.rows())``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, Optional, TypedDict, Union

from paridad import _paridad

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = [
    "Build",
    "BuildOptions",
    "CatalogStatus",
    "CheckOptions",
    "ConfigurationFault",
    "Coverage",
    "CoverageGate",
    "Edit",
    "Error",
    "Finding",
    "Fix",
    "FormattedCatalog",
    "FormattedMessage",
    "Label",
    "Location",
    "Messages",
    "Project",
    "Refusal",
    "Report",
    "StaleChange",
    "Summary",
    "Words",
    "WrittenBuild",
    "build",
    "build_files",
    "check",
    "check_files",
    "format",
    "iter_check",
    "merge",
    "partial",
    "status",
]

Severity = Literal["error", "warning", "info"]
EditionFormat = Literal["markdown", "html", "text", "mail", "docx", "epub", "side-by-side", "site"]
Policy = Literal["fail", "source", "last", "omit"]
Path = Union[str, "PathLike[str]"]
Files = Mapping[str, Union[str, bytes]]
Progress = Callable[[int, int], object]


class CheckOptions(TypedDict, total=False):
    """What is checked; what is left out stands for everything."""

    #: Target locales; the source locale is always looked at.
    locales: Iterable[str]
    #: Files or folders, relative to the project.
    paths: Iterable[str]
    #: Names of the checks to run.
    only: Iterable[str]
    #: Names of checks not to run.
    skip: Iterable[str]
    #: The coverage that a locale must reach, in percent of messages.
    min_coverage: Mapping[str, int]
    #: Values of variables that statements do not give themselves.
    arguments: Mapping[str, str]


class BuildOptions(TypedDict, total=False):
    """What is built; where nothing is said, the configuration counts."""

    #: The locales to build.
    locales: Iterable[str]
    editions: Iterable[EditionFormat]
    #: Statements by their names, in which ``*`` is any text; without bundles and site.
    documents: Iterable[str]
    #: What is published where the source was changed since the translation.
    stale: Optional[Policy]
    #: What is published where a message is missing.
    missing: Optional[Policy]
    #: What is published where nobody has confirmed a draft.
    draft: Optional[Policy]
    #: As in :class:`CheckOptions`.
    min_coverage: Mapping[str, int]
    #: As in :class:`CheckOptions`.
    arguments: Mapping[str, str]


class Error(Exception):
    """A project cannot be opened, checked or built.

    >>> try:
    ...     paridad.check("no-such-folder")
    ... except paridad.Error as error:
    ...     error.path is not None
    True
    """

    #: The file or folder in question.
    path: Optional[str]
    #: Counted from 1, where a line of the configuration is wrong.
    line: Optional[int]
    #: The remedy.
    help: Optional[str]

    def __init__(
        self, message: str, path: Optional[str] = None, line: Optional[int] = None, help: Optional[str] = None
    ) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.help = help


@dataclass(frozen=True)
class Location:
    """A place in a project; lines and columns are counted from 1, columns in characters."""

    path: Optional[str]
    line: Optional[int]
    column: Optional[int]
    end_line: Optional[int] = None
    end_column: Optional[int] = None


@dataclass(frozen=True)
class Label:
    """A further place of a finding, and what is to be seen there."""

    text: str
    place: Location


@dataclass(frozen=True)
class Edit:
    """What is to stand in a place of a file."""

    text: str
    place: Location


@dataclass(frozen=True)
class Fix:
    """Edits that mend a finding, all of them or none."""

    title: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class StaleChange:
    """The source text when the translation was made, and as it is."""

    was: str
    now: str
    #: ``minor``, ``major``, or the fact that was changed: ``number``.
    kind: str


@dataclass(frozen=True)
class Finding:
    """A finding of a check."""

    #: The name of the check: ``missing-message``.
    check: str
    severity: Severity
    message: str
    #: Relative to the project; it may be a file that should be there.
    path: Optional[str]
    line: Optional[int]
    column: Optional[int]
    end_line: Optional[int]
    end_column: Optional[int]
    locale: Optional[str]
    #: The message, or the term with its ``-``.
    id: Optional[str]
    attribute: Optional[str]
    #: The remedy.
    help: Optional[str]
    #: The same for the same finding, wherever in the file it moves.
    fingerprint: str
    #: Lines of evidence.
    notes: tuple[str, ...]
    labels: tuple[Label, ...]
    #: The place in the source that the finding compares with.
    source: Optional[Location]
    fix: Optional[Fix]
    stale: Optional[StaleChange]


@dataclass(frozen=True)
class Messages:
    """Numbers of messages."""

    total: int
    translated: int
    missing: int
    incomplete: int
    #: In the translation alone; not in the total.
    obsolete: int
    identical: int
    stale: int
    draft: int
    #: Word for word as the source, and read like its language.
    untranslated: int = 0


@dataclass(frozen=True)
class Words:
    """Numbers of words of the source text."""

    total: int
    translated: int


@dataclass(frozen=True)
class CatalogStatus:
    """The amount of a catalog that is translated."""

    path: Optional[str]
    key: str
    messages: Messages
    words: Words


@dataclass(frozen=True)
class Coverage:
    """The amount of a locale that is translated."""

    locale: str
    messages: Messages
    words: Words
    #: The catalogs of the locale; none in the report of a check.
    catalogs: tuple[CatalogStatus, ...] = ()


@dataclass(frozen=True)
class Summary:
    """Numbers of findings."""

    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True)
class CoverageGate:
    """A coverage below what was asked for, in whole percent of messages."""

    locale: str
    wanted: int
    reached: int


@dataclass(frozen=True)
class Report:
    """The outcome of a check."""

    #: By path, place and check.
    findings: tuple[Finding, ...]
    #: Of each target locale that was looked at.
    coverage: tuple[Coverage, ...]
    summary: Summary
    #: The locales that are translated less than was asked for.
    gates: tuple[CoverageGate, ...]
    #: What ``paridad check --format json`` prints.
    json: str

    @property
    def is_clean(self) -> bool:
        """Tells if ``paridad check`` would end with 0."""
        return self.summary.errors == 0 and not self.gates

    def rows(self) -> list[dict[str, Union[str, int, None]]]:
        """Returns the findings as rows of a table: what has one value for each finding."""
        return [{name: getattr(finding, name) for name in _COLUMNS} for finding in self.findings]


_COLUMNS = (
    "check",
    "severity",
    "message",
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "locale",
    "id",
    "attribute",
    "help",
    "fingerprint",
)


@dataclass(frozen=True)
class Refusal:
    """A locale that may not be published, and why."""

    locale: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Build:
    """The outcome of a build in memory."""

    #: The locales that were built.
    locales: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    coverage: tuple[Coverage, ...]
    #: By their paths in the output folder: ``es/bundle.ftl``.
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class WrittenBuild:
    """The outcome of a build in a folder."""

    #: The locales that were built.
    locales: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    coverage: tuple[Coverage, ...]
    #: The files that have other bytes now, relative to the folder.
    changed: tuple[str, ...]
    unchanged: int
    removed: int


@dataclass(frozen=True)
class ConfigurationFault:
    """Something that the configuration says and that is not honoured."""

    severity: Severity
    path: str
    line: int
    message: str
    help: Optional[str]


@dataclass(frozen=True)
class FormattedMessage:
    """A message, or one of its attributes, as a program shows it."""

    id: str
    text: str
    #: What could not be resolved, in words.
    errors: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormattedCatalog:
    """The messages of a catalog as a program that loads it shows them."""

    messages: tuple[FormattedMessage, ...]
    #: What is no Fluent: the line, and what is wrong there.
    faults: tuple[tuple[int, str], ...]


class Project:
    """A project: its configuration, and which of its files belong together.

    The files themselves are read anew by each call. Those that come or go are noticed when it is opened again.
    """

    _native: _paridad.NativeProject

    def __init__(self, folder: Path = ".") -> None:
        """Opens the project of a folder."""
        self._native = _raising(_paridad.NativeProject.open, folder)

    @classmethod
    def from_files(cls, files: Files, *, listing: Optional[Iterable[str]] = None) -> Project:
        """Opens a project of files in memory, by their paths with ``/``. Nothing on a disk is read or written.

        ``listing``: the paths of all files of the project, where only some are at hand; :meth:`partial` looks at a part
        of it.
        """
        project = cls.__new__(cls)
        if listing is None:
            project._native = _raising(_paridad.NativeProject.from_files, _as_bytes(files))
        else:
            project._native = _raising(_paridad.NativeProject.from_files_among, _as_bytes(files), list(listing))
        return project

    @property
    def source_locale(self) -> str:
        return self._native.source_locale

    @property
    def target_locales(self) -> list[str]:
        return self._native.target_locales

    @property
    def configuration_faults(self) -> tuple[ConfigurationFault, ...]:
        """What the configuration says and is not honoured."""
        return tuple(ConfigurationFault(**fault) for fault in json.loads(self._native.configuration_faults))

    def check(self, **options: Unpack[CheckOptions]) -> Report:
        """Checks the project as ``paridad check`` does."""
        return _report(_raising(self._native.check, **_options(_CHECKED, options)))

    def iter_check(
        self, *, progress: Optional[Progress] = None, **options: Unpack[CheckOptions]
    ) -> Iterator[Finding]:
        """Checks the project set by set, and gives the findings as they come: those of :meth:`check`, in another order.

        ``progress`` is called after each set, with the number of sets that are done and that of all. What only the
        whole can tell comes last. Who stops early leaves the rest undone.
        """
        walk = _raising(self._native.walk, **_options(_CHECKED, options))
        while (found := _raising(walk.next_set)) is not None:
            findings, done, total = found
            if progress is not None:
                progress(done, total)
            for finding in json.loads(findings):
                yield _finding(finding)

    def partial(self, *, shard: Optional[tuple[int, int]] = None, **options: Unpack[CheckOptions]) -> str:
        """Looks at a part of the project, as ``paridad check --partial`` does, and returns its lines for :func:`merge`.

        ``shard``: the number of the part, from 1, and how many there are; ``paths`` choose sets by their files.
        """
        return str(_raising(self._native.partial, shard, **_options(_CHECKED, options)))

    def status(self) -> tuple[Coverage, ...]:
        """Measures how much is translated, by locale and catalog."""
        return tuple(_coverage(coverage) for coverage in json.loads(_raising(self._native.status)))

    def build(self, **options: Unpack[BuildOptions]) -> Build:
        """Builds bundles and editions in memory."""
        report, files = _raising(self._native.build, **_options(_BUILT, options))
        return Build(files=files, **_built(json.loads(report)))

    def build_into(self, folder: Path, **options: Unpack[BuildOptions]) -> WrittenBuild:
        """Builds into a folder, as ``paridad build --output`` does; files are not held in memory."""
        report = json.loads(_raising(self._native.build_into, folder, **_options(_BUILT, options)))
        files = report["files"]
        return WrittenBuild(
            changed=tuple(files["changed"]),
            unchanged=files["unchanged"],
            removed=files["removed"],
            **_built(report),
        )


def check(folder: Path = ".", **options: Unpack[CheckOptions]) -> Report:
    """Checks the project of a folder."""
    return Project(folder).check(**options)


def check_files(files: Files, **options: Unpack[CheckOptions]) -> Report:
    """Checks files in memory, by their paths in a project."""
    return Project.from_files(files).check(**options)


def iter_check(
    folder: Path = ".", *, progress: Optional[Progress] = None, **options: Unpack[CheckOptions]
) -> Iterator[Finding]:
    """Checks the project of a folder set by set, and gives the findings as they come: see :meth:`Project.iter_check`.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for locale, text in (("en", "lead = More than 20 states"), ("es", "lead = Más de 25 Estados")):
    ...         catalog = pathlib.Path(folder, "locales", locale, "call.ftl")
    ...         catalog.parent.mkdir(parents=True)
    ...         _ = catalog.write_text(text, encoding="utf-8")
    ...     for finding in paridad.iter_check(folder, progress=lambda done, total: print(f"{done} of {total}")):
    ...         print(finding.path, finding.check)
    1 of 1
    locales/es/call.ftl numbers
    1 of 1
    """
    return Project(folder).iter_check(progress=progress, **options)


def partial(
    files: Files,
    *,
    context: Optional[Files] = None,
    listing: Optional[Iterable[str]] = None,
    shard: Optional[tuple[int, int]] = None,
    **options: Unpack[CheckOptions],
) -> str:
    """Looks at the sets of some files of a project, and returns lines of JSON for :func:`merge`.

    ``context``: files that the others need, such as the configuration and the catalogs that all share, and whose sets
    are looked at elsewhere. ``listing``: the paths of all files of the project; none: those that are at hand. All parts
    are made with the same configuration and listing.

    >>> shared = {"locales/en/terms.ftl": "-un = UN", "locales/es/terms.ftl": "-un = ONU"}
    >>> own = {"locales/en/call.ftl": "lead = The { -un } has 193 members.",
    ...        "locales/es/call.ftl": "lead = La { -un } tiene 139 miembros."}
    >>> listing = [*shared, *own]
    >>> parts = [paridad.partial(shared, context=own, listing=listing),
    ...          paridad.partial(own, context=shared, listing=listing)]
    >>> paridad.merge(parts) == paridad.check_files({**shared, **own})
    True
    """
    if not files:
        raise ValueError("there are no files to look at")
    at_hand = {**(context or {}), **files}
    project = Project.from_files(at_hand, listing=at_hand if listing is None else listing)
    options.setdefault("paths", list(files))
    return project.partial(shard=shard, **options)


def merge(parts: Iterable[str], *, min_coverage: Optional[Mapping[str, int]] = None) -> Report:
    """Puts the parts of a project together: the report of one check over the whole, to the byte.

    Parts that are missing or there twice, that are of several projects or versions, and texts that are none raise
    :class:`Error`, which counts them from 1 and says in ``help`` what to do.
    """
    return _report(_raising(_paridad.merge, list(parts), dict(min_coverage or {})))


def status(folder: Path = ".") -> tuple[Coverage, ...]:
    """Measures how much of the project of a folder is translated."""
    return Project(folder).status()


def build(
    folder: Path = ".", output: Optional[Path] = None, **options: Unpack[BuildOptions]
) -> Union[Build, WrittenBuild]:
    """Builds the project of a folder: into ``output``, or in memory where there is none."""
    project = Project(folder)
    return project.build(**options) if output is None else project.build_into(output, **options)


def build_files(files: Files, **options: Unpack[BuildOptions]) -> Build:
    """Builds from files in memory, in memory.

    >>> built = paridad.build_files({"locales/en/a.ftl": "hi = Hello", "locales/es/a.ftl": "hi = Hola"})
    >>> built.files["es/bundle.ftl"].decode().splitlines()[-1]
    'hi = Hola'
    """
    return Project.from_files(files).build(**options)


def format(catalog: str, locale: str, arguments: Optional[Mapping[str, object]] = None) -> FormattedCatalog:
    """Formats the messages of a Fluent catalog, numbers and dates as the locale writes them in a browser.

    >>> paridad.format("left = Quedan { $n }", "es", {"n": 1234567}).messages[0].text
    'Quedan 1.234.567'
    """
    typed = {name: str(value) for name, value in (arguments or {}).items()}
    read = json.loads(_raising(_paridad.format, catalog, locale, typed))
    return FormattedCatalog(
        messages=tuple(
            FormattedMessage(message["id"], message["text"], tuple(message.get("errors", ())))
            for message in read["messages"]
        ),
        faults=tuple((fault["line"], fault["message"]) for fault in read["faults"]),
    )


def _raising(call: Any, *arguments: Any, **named: Any) -> Any:
    """Calls the native module, and raises its errors as those of this one."""
    try:
        return call(*arguments, **named)
    except _paridad.ParidadError as error:
        raise Error(*error.args) from None


_CHECKED: dict[str, Any] = {"locales": [], "paths": [], "only": [], "skip": [], "min_coverage": {}, "arguments": {}}

_BUILT: dict[str, Any] = {
    "locales": [],
    "editions": [],
    "documents": [],
    "stale": None,
    "missing": None,
    "draft": None,
    "min_coverage": {},
    "arguments": {},
}


def _options(known: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Returns all options that are known, as lists, dictionaries and names."""
    for name in given:
        if name not in known:
            raise TypeError(f"there is no option {name!r}; there are {', '.join(known)}")
    options = {**known, **{name: value for name, value in given.items() if value is not None}}
    return {name: value if known[name] is None else type(known[name])(value) for name, value in options.items()}


def _as_bytes(files: Files) -> dict[str, bytes]:
    return {path: text.encode() if isinstance(text, str) else bytes(text) for path, text in files.items()}


def _report(report: str) -> Report:
    read = json.loads(report)
    return Report(
        findings=tuple(_finding(finding) for finding in read["findings"]),
        coverage=tuple(_coverage(coverage) for coverage in read["coverage"]),
        summary=Summary(**read["summary"]),
        gates=tuple(CoverageGate(**gate) for gate in read["gates"]),
        json=report,
    )


def _built(report: dict[str, Any]) -> dict[str, Any]:
    return {
        "locales": tuple(report["locales"]),
        "refusals": tuple(Refusal(it["locale"], tuple(it["reasons"])) for it in report["refusals"]),
        "coverage": tuple(_coverage(coverage) for coverage in report["coverage"]),
    }


def _location(read: dict[str, Any]) -> Location:
    return Location(
        read["path"], read["line"], read["column"], read.get("end_line"), read.get("end_column")
    )


def _finding(read: dict[str, Any]) -> Finding:
    fix, source, stale = read.pop("fix"), read.pop("source"), read.pop("stale")
    labels, notes = read.pop("labels"), read.pop("notes")
    return Finding(
        labels=tuple(Label(label["text"], _location(label)) for label in labels),
        notes=tuple(notes),
        source=source and _location(source),
        fix=fix and Fix(fix["title"], tuple(Edit(edit["text"], _location(edit)) for edit in fix["edits"])),
        stale=stale and StaleChange(**stale),
        **read,
    )


def _coverage(read: dict[str, Any]) -> Coverage:
    return Coverage(
        locale=read["locale"],
        messages=Messages(**read["messages"]),
        words=Words(**read["words"]),
        catalogs=tuple(
            CatalogStatus(it["path"], it["key"], Messages(**it["messages"]), Words(**it["words"]))
            for it in read.get("catalogs", ())
        ),
    )
