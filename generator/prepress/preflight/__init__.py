"""The parts of ``press``: a finished PDF, read stage by stage."""
