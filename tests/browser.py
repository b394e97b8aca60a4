"""A headless Chromium for tests: an installed one where there is one, else Debian's, else Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def installed() -> str | None:
    """Path of a browser that is there already."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Make sure that `launched` finds a browser."""
    if installed():
        return
    if os.name == "posix" and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        packages = ["chromium", "fonts-dejavu-core", "fonts-noto-core"]
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser that can reach this machine and nothing else."""
    sandbox = os.name == "posix" and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed(), args=[*FLAGS, *(["--no-sandbox"] if sandbox else [])]
        )
        try:
            yield browser
        finally:
            browser.close()


if __name__ == "__main__":
    install()
