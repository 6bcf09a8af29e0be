"""Runs the steps of a composite action as its shell would: inputs and their defaults in the environment, one file for
the outputs and one for the summary. Arguments: the action, the folder to work in, and inputs as name=value."""
import os
import re
import subprocess
import sys

import yaml

action, work, *given = sys.argv[1:]
with open(action) as file:
    steps = yaml.safe_load(file)
inputs = {name: what.get("default", "") for name, what in steps["inputs"].items()}
inputs["directory"] = "."
inputs.update(pair.split("=", 1) for pair in given)


def filled(text):
    return re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], text)


for step in steps["runs"]["steps"]:
    condition = re.fullmatch(r"inputs\.(\w+) != ''", step.get("if", ""))
    if condition and not inputs[condition[1]]:
        continue
    environment = dict(
        os.environ,
        GITHUB_ACTION_PATH=os.getcwd(),
        GITHUB_OUTPUT=f"{work}/output",
        GITHUB_STEP_SUMMARY=f"{work}/summary",
        **{name: filled(value) for name, value in step.get("env", {}).items()},
    )
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    code = subprocess.run(shell, env=environment, cwd=f"{work}/project").returncode
    if code:
        sys.exit(code)
