"""Formats the same messages with paridad, Node's @fluent/bundle and Python's fluent.runtime, and compares.

Usage: compare.py PARIDAD NODE_FOLDER DIFFERENCES [--list] LOCALES:FILE...

Every difference must be explained by a row of DIFFERENCES, and every row must explain one. With --list they are
written out, and nothing is judged.
"""
import json
import re
import subprocess
import sys
import warnings
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from fnmatch import fnmatchcase
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

HERE = Path(__file__).parent
NUMBERS = ["0", "1", "2", "1.5", "1000", "1234567.891", "1000000"]
DATES = ["2022-04-19T15:04:05Z", "2026-01-01T00:00:00Z", "1999-12-31T23:59:59Z"]


def jobs(arguments):
    for argument in arguments:
        locales, file = argument.split(":", 1)
        text = Path(file).read_text()
        dates = set(re.findall(r"DATETIME\(\s*\$([\w-]+)", text))
        names = set(re.findall(r"\$([\w-]+)", text))
        if not names:
            runs = [{}]
        else:
            runs = []
            for at, number in enumerate(NUMBERS):
                date = DATES[at % len(DATES)]
                run = {name: {"date": date} if name in dates else {"number": float(number)} for name in names}
                runs.append(run)
        for locale in locales.split(","):
            yield {"file": file, "locale": locale, "runs": runs}


def written(value):
    number = value.get("number")
    return value["date"] if number is None else f"{number:.10f}".rstrip("0").rstrip(".")


def paridad(program, job):
    results = []
    for run in job["runs"]:
        command = [program, "format", job["file"], "--locale", job["locale"], "--json"]
        for name, value in sorted(run.items()):
            command += ["--arg", f"{name}={written(value)}"]
        output = subprocess.run(command, capture_output=True, text=True)
        if output.returncode > 1:
            sys.exit(output.stderr)
        lines = map(json.loads, output.stdout.splitlines())
        results.append({line["id"]: told(line["text"], line.get("errors")) for line in lines})
    return results


def told(text, errors):
    return f"{text} ⚠ {errors[0]}" if errors else text


def python(job):
    bundle = FluentBundle([job["locale"]], use_isolating=False)
    bundle.add_resource(FluentResource(Path(job["file"]).read_text()))
    results = []
    for run in job["runs"]:
        values = {name: python_value(value) for name, value in run.items()}
        texts = {}
        for id in bundle._messages:
            message = bundle.get_message(id)
            patterns = {f"{id}.{name}": pattern for name, pattern in message.attributes.items()}
            if message.value:
                patterns[id] = message.value
            for name, pattern in patterns.items():
                try:
                    text, errors = bundle.format_pattern(pattern, values)
                    texts[name] = told(text, [str(error) for error in errors])
                except Exception as error:
                    texts[name] = f"⚠ {error}"
        results.append(texts)
    return results


def python_value(value):
    if "date" in value:
        return datetime.fromisoformat(value["date"])
    number = value["number"]
    return int(number) if number.is_integer() else number


def node(folder, work):
    command = ["node", str(HERE / "bundle.mjs"), folder]
    output = subprocess.run(command, input=json.dumps(work), capture_output=True, text=True, env=environment())
    if output.returncode:
        sys.exit(output.stderr)
    return json.loads(output.stdout)


def environment():
    import os

    return {**os.environ, "TZ": "UTC"}


def differences(work, ours, theirs):
    """Who, file, message and locale, with the first texts that differ."""
    found = {}
    counts = Counter()
    for who, results in theirs.items():
        for job, our_runs, their_runs in zip(work, ours, results):
            for run, our_texts, their_texts in zip(job["runs"], our_runs, their_runs):
                if set(our_texts) != set(their_texts):
                    sys.exit(f"{who} has other messages in {job['file']}: {set(our_texts) ^ set(their_texts)}")
                for id, text in our_texts.items():
                    counts[who] += 1
                    if text != their_texts[id]:
                        key = (who, Path(job["file"]).stem, id, job["locale"])
                        found.setdefault(key, []).append((run, text, their_texts[id]))
    return found, counts


class Row:
    """Differences of some programs in some messages and locales; each of them must turn up."""

    def __init__(self, line):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        self.line = line
        self.programs, self.ids, self.locales = ([word.strip(" `") for word in cell.split(";")] for cell in cells[:3])
        self.unused = {*self.programs, *self.ids, *self.locales}

    def explains(self, key):
        program, _, id, locale = key
        ids = [it for it in self.ids if fnmatchcase(id, it)]
        locales = [it for it in self.locales if it in (locale, "all")]
        if program in self.programs and ids and locales:
            self.unused -= {program, *ids, *locales}
            return True
        return False


def rows(file):
    lines = [line for line in file.read_text().splitlines() if line.startswith("| ")]
    return [Row(line) for line in lines if not line.startswith(("| programs", "| ---"))]


def shown(key, cases):
    who, file, id, locale = key
    run, our, their = cases[0]
    values = " ".join(f"{name}={written(value)}" for name, value in sorted(run.items()))
    return f"{who} | {file} | {id} | {locale} | {values} | {our!r} | {their!r} | {len(cases)}"


def main(program, node_folder, table, *arguments):
    warnings.simplefilter("ignore")
    is_list = "--list" in arguments
    work = list(jobs(it for it in arguments if it != "--list"))
    with ThreadPoolExecutor() as pool:
        theirs = pool.submit(node, node_folder, work)
        ours = list(pool.map(lambda job: paridad(program, job), work))
        theirs = {**theirs.result(), "fluent.runtime": [python(job) for job in work]}
    found, counts = differences(work, ours, theirs)
    if is_list:
        print("\n".join(shown(key, cases) for key, cases in sorted(found.items())))
        return
    faults = []
    table = rows(Path(table))
    for key, cases in sorted(found.items()):
        # Every row has its say, so that none is stale that another one covers.
        if not [row for row in table if row.explains(key)]:
            faults.append("not explained: " + shown(key, cases))
    faults += [f"explains nothing of {', '.join(sorted(row.unused))}: {row.line}" for row in table if row.unused]
    print("\n".join(faults))
    for who, count in counts.items():
        different = sum(len(cases) for key, cases in found.items() if key[0] == who)
        print(f"{who}: {count} texts compared, {different} differ, all of them explained" if not faults
              else f"{who}: {count} texts compared, {different} differ")
    sys.exit(1 if faults else 0)


main(*sys.argv[1:])
