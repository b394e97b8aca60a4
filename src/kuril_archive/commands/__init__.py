"""One file a verb; only here and in ``cli`` is anything printed."""
