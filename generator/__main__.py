"""``python -m generator``: the same as the installed command ``spiegel``."""

from generator.cli.main import main

if __name__ == "__main__":
    main()
