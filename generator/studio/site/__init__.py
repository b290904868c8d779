"""The page, Pyodide and Spiegel → a folder of static files for any web server (the room of pip, Node and npm)."""
