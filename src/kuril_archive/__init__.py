"""Turns a folder of captured news reports into a dated, citable archive site."""

__version__ = "0.1.0"
