"""YAML text → plain values with their lines, and back: read, changed in place, written (the room of PyYAML)."""
