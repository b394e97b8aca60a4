"""Run the command line as ``python -m kuril_archive``."""

from kuril_archive.cli import main

if __name__ == "__main__":
    main()
