"""Checks a table of documents on Spark: each partition has whole sets, and the shared catalogs are broadcast.
`with_spark.py FOLDER REPORT`"""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import paridad
from pyspark.sql import Row, SparkSession

PARTS = 8


def key(path: str) -> str:
    """Returns what the files of a set have in common: the path without the folder of its kind and the extension."""
    below = path.removeprefix("content/")
    for locale in ("en", "es", "pt"):
        below = below.removeprefix(f"locales/{locale}/")
    return below.split(".")[0]


def main() -> None:
    folder, report = sys.argv[1:]
    spark = SparkSession.builder.master("local[2]").appName("paridad").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    texts = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in Path(folder).rglob("*")
        if path.is_file()
    }
    shared = {path: text for path, text in texts.items() if path == "paridad.toml" or path.endswith("/terms.ftl")}
    rows = [Row(key=key(path), path=path, text=text) for path, text in texts.items() if path not in shared]
    documents = spark.createDataFrame(rows)

    # From here on, `documents` may be any table. What all parts need goes to each worker once.
    context = spark.sparkContext.broadcast(shared)
    listing = spark.sparkContext.broadcast(sorted(texts))

    def look(rows: Iterable[Row]) -> Iterator[tuple[str, float]]:
        files = {row.path: row.text for row in rows}
        if files:
            began = time.process_time()
            part = paridad.partial(files, context=context.value, listing=listing.value)
            yield part, time.process_time() - began

    found = documents.repartition(PARTS, "key").rdd.mapPartitions(look).collect()
    parts = [part for part, _ in found]
    parts.append(paridad.partial(shared, listing=texts))

    began = time.process_time()
    whole = paridad.merge(parts)
    spent = time.process_time() - began
    Path(report).write_text(whole.json, encoding="utf-8")
    seconds, size = sum(seconds for _, seconds in found), sum(len(part) for part in parts) / 1e6
    print(f"spark: {seconds:.1f} s of CPU in {len(parts)} parts of {size:.1f} MB together, {spent:.1f} s to merge them")
    spark.stop()


if __name__ == "__main__":
    main()
