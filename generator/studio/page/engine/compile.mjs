/* A folder of Python's modules → the same, compiled by the Python of Pyodide; a module that no Python compiles stays away. */
import { loadPyodide } from "pyodide";

const python = await loadPyodide();
python.FS.mkdirTree("/stage");
python.mountNodeFS("/stage", process.argv[2]);
python.runPython(`
import py_compile
from pathlib import Path

for path in sorted(Path("/stage").rglob("*.py")):
    said = str(path).removeprefix("/stage")
    try:
        py_compile.compile(str(path), f"{path}c", said, doraise=True, optimize=0,
                           invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    except py_compile.PyCompileError as error:
        print("left out:", said, error.msg)
    path.unlink()
`);
