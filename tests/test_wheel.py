"""The wheel, installed in an environment of its own, builds an archive far from any checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from folder import FERRY, fill, tree


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a wheel, made by its own build backend."""
    folder = tmp_path_factory.mktemp("dist")
    project = Path(__file__).parent.parent
    call = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(call, cwd=project, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_package_and_the_theme_and_nothing_else(wheel: Path, project: Path) -> None:
    names = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = project / "src" / "kuril_archive"
    modules = {path for path in tree(package) if "__pycache__" not in path}
    theme = {f"templates/{path}" for path in tree(project / "templates")}
    assert names == {f"kuril_archive/{path}" for path in modules | theme}
    assert "py.typed" in modules and "templates/assets/style.css" in theme


def test_the_installed_program_builds_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, symlinks=os.name == "posix")
    paths = {"base": str(home), "platbase": str(home), "installed_base": str(home), "installed_platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=paths))
    python = scripts / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", f"--python={python}", "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    # What it depends on comes from here, so that nothing is downloaded; .pth files found there do not count.
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")

    folder = fill(tmp_path / "clippings", {"articles/a.txt": FERRY})
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    done = subprocess.run(
        [scripts / "kuril-archive", "build"], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.splitlines()[-1].startswith("1 capture, 1 article, 0 to review, ")
    built = tree(folder / "build")
    assert b"Ferry runs aground off Harbour Point" in built["articles/a.html"]
    assert built["assets/style.css"] == ZipFile(wheel).read("kuril_archive/templates/assets/style.css")

    where = "import kuril_archive; print(kuril_archive.__file__)"
    used = subprocess.run(
        [python, "-c", where], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(used.stdout.strip()).is_relative_to(home), "the checkout was used, not the wheel"
