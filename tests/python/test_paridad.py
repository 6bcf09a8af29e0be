"""The Python module, as it is installed from its wheel."""

import dataclasses
import doctest
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import paridad

FILES = {
    "content/call.md": "# The call\n\nMore than 20 states signed it.\n",
    "locales/en/call.ftl": "title = The call\nlead = More than 20 states signed it.\n",
    "locales/es/call.ftl": "title = El llamamiento\nlead = Más de 25 Estados lo firmaron.\n",
    "locales/pt/call.ftl": b"title = O apelo\nlead = Mais de 20 Estados o assinaram.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def many(count: int) -> dict[str, str]:
    files = {}
    for at in range(count):
        files[f"content/{at}.md"] = f"# The call {at}\n\nMore than {at + 20} states signed it.\n"
        files[f"locales/en/{at}.ftl"] = f"title = The call {at}\nlead = More than {at + 20} states signed it.\n"
        files[f"locales/es/{at}.ftl"] = f"title = El llamamiento {at}\nlead = Más de {at + 20} Estados lo firmaron.\n"
    return files


def test_examples_of_the_documentation():
    failed, tried = doctest.testmod(paridad, extraglobs={"paridad": paridad})
    assert tried > 5
    assert failed == 0


def test_files_in_memory():
    report = paridad.check_files(FILES)
    [finding] = [finding for finding in report.findings if finding.severity == "error"]
    assert (finding.check, finding.path, finding.line, finding.locale) == ("numbers", "locales/es/call.ftl", 2, "es")
    assert finding.source == paridad.Location("locales/en/call.ftl", 2, finding.source.column)
    assert not report.is_clean
    assert [coverage.locale for coverage in report.coverage] == ["es", "pt"]
    assert report.coverage[0].messages.total == 2


def test_a_folder_says_what_the_program_says(folder: Path):
    command = [sys.executable, "-m", "paridad", "-C", str(folder), "check", "--format", "json"]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 1, ran.stderr
    assert json.loads(ran.stdout) == json.loads(paridad.check(folder).json)


def test_the_command_is_installed():
    command = Path(sys.executable).with_name("paridad")
    ran = subprocess.run([command, "--version"], capture_output=True, text=True)
    assert ran.stdout.startswith("paridad ")
    assert subprocess.run([command, "no-such-command"], capture_output=True).returncode == 2


def test_options(folder: Path):
    project = paridad.Project(folder)
    assert (project.source_locale, project.target_locales) == ("en", ["es", "pt"])
    assert project.check(locales=["pt"]).is_clean
    assert project.check(skip=["numbers"]).is_clean
    assert {finding.check for finding in project.check(only=["numbers"]).findings} == {"numbers"}
    (folder / "locales/pt/call.ftl").write_text("title = O apelo\n")
    report = project.check(locales=["pt"], min_coverage={"pt": 90})
    assert report.gates == (paridad.CoverageGate("pt", 90, 50),)


def test_status(folder: Path):
    es, pt = paridad.status(folder)
    assert [catalog.path for catalog in es.catalogs] == ["locales/es/call.ftl"]
    assert pt.messages.translated == 2


def test_build_in_memory():
    built = paridad.build_files(FILES, editions=["html", "text"])
    assert built.locales == ("en", "pt")
    [refusal] = built.refusals
    assert refusal.locale == "es" and refusal.reasons
    assert "Mais de 20 Estados" in built.files["pt/call.html"].decode()
    assert "pt/call.md" not in built.files


def test_build_into_a_folder(folder: Path):
    built = paridad.build(folder, folder / "out", locales=["pt"])
    assert "pt/call.html" in built.changed
    assert (folder / "out/pt/call.html").is_file()
    again = paridad.build(folder, folder / "out", locales=["pt"])
    assert (again.changed, again.unchanged) == ((), len(built.changed))


def test_errors(tmp_path: Path):
    with pytest.raises(paridad.Error, match="there is no such folder") as raised:
        paridad.check(tmp_path / "gone")
    assert raised.value.path == str(tmp_path / "gone")
    with pytest.raises(paridad.Error, match="nothing to translate"):
        paridad.check(tmp_path)
    with pytest.raises(paridad.Error, match="no check `numbres`"):
        paridad.check_files(FILES, only=["numbres"])
    with pytest.raises(paridad.Error, match="relative to the project"):
        paridad.check_files({"../a.ftl": "a = b"})
    with pytest.raises(paridad.Error) as raised:
        paridad.check_files({**FILES, "paridad.toml": "\nsource = 3\n"})
    assert (raised.value.path, raised.value.line) == ("paridad.toml", 2)
    with pytest.raises(ValueError, match="there is no edition `word`; there are markdown, html"):
        paridad.build_files(FILES, editions=["word"])
    with pytest.raises(ValueError, match="there is no policy `keep`"):
        paridad.build_files(FILES, stale="keep")


def test_results_do_not_change():
    report = paridad.check_files(FILES)
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.findings[0].message = "other"
    assert hash(report.findings[0]) == hash(paridad.check_files(FILES).findings[0])


def test_format():
    formatted = paridad.format("a = { $n ->\n    [one] uno\n   *[other] { $n } más\n}\nb = { $n\n", "es", {"n": 1500})
    assert formatted.messages[0].text == "1500 más"
    assert formatted.faults[0][0] == 5


def test_pandas_and_polars():
    pandas = pytest.importorskip("pandas")
    polars = pytest.importorskip("polars")
    report = paridad.check_files(FILES)
    table = pandas.DataFrame(report.rows())
    assert table[table.severity == "error"].path.tolist() == ["locales/es/call.ftl"]
    table = polars.DataFrame(report.rows())
    assert table.filter(polars.col("severity") == "error")["line"].to_list() == [2]


def test_other_threads_go_on():
    files = many(400)
    steps = 0
    done = threading.Event()

    def step() -> None:
        nonlocal steps
        while not done.is_set():
            steps += 1
            time.sleep(0.001)

    beside = threading.Thread(target=step)
    beside.start()
    paridad.check_files(files)
    done.set()
    beside.join()
    assert steps > 10


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_ctrl_c():
    program = (
        "import os, signal, threading, paridad, test_paridad as t\n"
        "files = t.many(3000)\n"
        "threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()\n"
        "try:\n"
        "    while True: paridad.check_files(files)\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted', flush=True)\n"
        "    os._exit(0)\n"
    )
    here = Path(__file__).parent
    ran = subprocess.run([sys.executable, "-c", program], cwd=here, capture_output=True, text=True, timeout=60)
    assert ran.stdout == "interrupted\n", ran.stderr


def test_parts_say_together_what_one_check_says(folder: Path):
    for files in (FILES, many(30)):
        project = paridad.Project.from_files(files)
        parts = [project.partial(shard=(number, 4)) for number in (3, 1, 4, 2)]
        assert paridad.merge(parts) == project.check()
    gated = paridad.merge([paridad.Project(folder).partial()], min_coverage={"pt": 100})
    assert gated.json == paridad.check(folder, min_coverage={"pt": 100}).json


def test_a_worker_has_its_own_files_alone():
    files = {**many(3), "locales/en/terms.ftl": "-un = UN", "locales/es/terms.ftl": "-un = ONU"}
    shared = {path: text for path, text in files.items() if path.endswith("terms.ftl")}
    parts = [paridad.partial(shared, listing=files)]
    for at in range(3):
        own = {path: text for path, text in files.items() if Path(path).stem == str(at)}
        parts.append(paridad.partial(own, context=shared, listing=files))
    assert paridad.merge(parts) == paridad.check_files(files)


def test_parts_that_do_not_belong_together():
    project = paridad.Project.from_files(many(4))
    one = project.partial(shard=(1, 2))
    with pytest.raises(paridad.Error, match="part 2 of 2 is missing") as raised:
        paridad.merge([one])
    assert raised.value.help == "`paridad check --partial --shard 2/2` writes it"
    with pytest.raises(paridad.Error, match="there twice: `part 1` and `part 2`"):
        paridad.merge([one, one])
    with pytest.raises(paridad.Error, match="part 1:1: "):
        paridad.merge(["no part"])
    with pytest.raises(paridad.Error, match="their options differ"):
        paridad.merge([one, project.partial(shard=(2, 2), skip=["numbers"])])
    with pytest.raises(paridad.Error, match="no part 3 of 2"):
        project.partial(shard=(3, 2))


def test_files_that_are_not_at_hand_are_named():
    files = {**FILES, "locales/en/terms.ftl": "-un = UN", "locales/es/terms.ftl": "-un = ONU"}
    own = {path: text for path, text in files.items() if "call" in path}
    with pytest.raises(paridad.Error, match="terms.ftl") as raised:
        paridad.partial(own, listing=files)
    assert raised.value.path == "locales/en/terms.ftl"


def test_findings_come_set_by_set(folder: Path):
    heard = []
    found = list(paridad.iter_check(folder, progress=lambda done, total: heard.append((done, total))))
    assert sorted(map(repr, found)) == sorted(map(repr, paridad.check(folder).findings))
    assert heard == [(1, 1), (1, 1)]
    project = paridad.Project.from_files(many(400))
    first = next(project.iter_check(only=["consistency", "identical"]), None)
    assert first is None or first.check in ("consistency", "identical")
    with pytest.raises(paridad.Error, match="no-such-check"):
        list(project.iter_check(only=["no-such-check"]))
    with pytest.raises(ZeroDivisionError):
        list(project.iter_check(progress=lambda done, total: 1 / 0))


def test_options_that_do_not_exist(folder: Path):
    with pytest.raises(TypeError, match="no option 'locale'; there are locales, "):
        paridad.check(folder, locale=["es"])
    with pytest.raises(TypeError, match="no option 'edition'"):
        paridad.build(folder, edition="html")


def test_ctrl_c_ends_a_walk(tmp_path: Path):
    script = """
import paridad, os, signal, threading
files = {}
for at in range(4000):
    text = " ".join(f"More than {n} states signed it." for n in range(20))
    files[f"locales/en/{at}.ftl"] = files[f"locales/es/{at}.ftl"] = f"lead{at} = {text}"
threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    paridad.Project.from_files(files).partial()
except KeyboardInterrupt:
    os._exit(7)
"""
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 7
