"""The parts of ``bank`` and ``shipped``: a file → text → plain values → typed values, each problem with its line."""
