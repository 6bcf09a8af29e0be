"""Checks a project on Dask: every worker has the files at hand. `with_dask.py FOLDER REPORT`"""

import sys
import time
from pathlib import Path

import paridad
from dask.distributed import Client, LocalCluster

PARTS = 8


def look(folder: str, number: int) -> tuple[str, float]:
    """Looks at a part of the project, in a process of a worker; returns its lines, and the seconds of CPU."""
    began = time.process_time()
    part = paridad.Project(folder).partial(shard=(number, PARTS))
    return part, time.process_time() - began


def main() -> None:
    folder, report = sys.argv[1:]
    workers = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with LocalCluster(**workers) as cluster, Client(cluster) as client:
        looks = client.map(look, [folder] * PARTS, range(1, PARTS + 1))
        parts, seconds = zip(*client.gather(looks))
    began = time.process_time()
    whole = paridad.merge(parts)
    spent = time.process_time() - began
    Path(report).write_text(whole.json, encoding="utf-8")
    size = sum(len(part) for part in parts) / 1e6
    print(f"dask: {sum(seconds):.1f} s of CPU in {PARTS} parts of {size:.1f} MB together, {spent:.1f} s to merge them")


if __name__ == "__main__":
    main()
