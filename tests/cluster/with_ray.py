"""Checks a project on Ray: every worker has the files at hand. `with_ray.py FOLDER REPORT`"""

import sys
import time
from pathlib import Path

import paridad
import ray

PARTS = 8


@ray.remote
def look(folder: str, number: int) -> tuple[str, float]:
    began = time.process_time()
    part = paridad.Project(folder).partial(shard=(number, PARTS))
    return part, time.process_time() - began


def main() -> None:
    folder, report = sys.argv[1:]
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    parts, seconds = zip(*ray.get([look.remote(folder, number) for number in range(1, PARTS + 1)]))
    began = time.process_time()
    whole = paridad.merge(parts)
    spent = time.process_time() - began
    Path(report).write_text(whole.json, encoding="utf-8")
    print(f"ray: {sum(seconds):.1f} s of CPU in {PARTS} parts, {spent:.1f} s to merge them")


if __name__ == "__main__":
    main()
