"""What all tests share: Hypothesis without chance, and the folders of the project."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")

PROJECT = Path(__file__).parent.parent
ORIGINALS = PROJECT.parent / "shared" / "captures"


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's root."""
    return PROJECT


@pytest.fixture(scope="session")
def originals() -> Path:
    """The five captures as they were found; they are not part of the project."""
    if not ORIGINALS.is_dir():
        pytest.skip("the original captures are not beside this checkout; the restated ones are tested always")
    return ORIGINALS
