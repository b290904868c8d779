"""Words typed in a terminal → a command, and what came of it in words (the room of Click)."""
