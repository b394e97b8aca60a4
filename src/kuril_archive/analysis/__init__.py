"""Pure knowledge: no file, clock, environment or terminal is touched here."""
