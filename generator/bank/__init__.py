"""Files that people write in YAML → typed values, every rule kept; or every problem of the file, with its line."""
