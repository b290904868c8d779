/* How Python starts, in the build as in the browser. */

/** Where Python's modules lie is said, for they are in a folder and not in Pyodide's archive. */
export const environment = { PYTHONPATH: "/lib/python3.14", PYTHONDONTWRITEBYTECODE: "1" };

/** What stands in the place of Pyodide's archive of modules: an archive of nothing. */
export const EMPTY_ZIP = new Uint8Array(22);
EMPTY_ZIP.set([0x50, 0x4b, 0x05, 0x06]);
