"""Prints the lower bound of each dependency as a constraint for pip: ``name==version``."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf8"))["project"]
sys.stdout.writelines(re.sub(">=", "==", dependency) + "\n" for dependency in project["dependencies"])
