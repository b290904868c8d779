/* A folder as Python finds it in the browser → which of its files are read until the first PDF, and which by usual requests.
   Each file of the folder is there, and is read from the disk when it is opened. One is added: the YAML that is read, parsed. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { loadPyodide } from "pyodide";
import { EMPTY_ZIP, environment } from "./python.mjs";

const [stage, scenario, result, empty] = process.argv.slice(2);
const opened = new Set();

function mount(FS, folder) {
  for (const entry of readdirSync(stage + folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      FS.mkdirTree(path);
      mount(FS, path);
      continue;
    }
    FS.writeFile(path, new Uint8Array(0));
    const { node } = FS.lookupPath(path);
    node.usedBytes = statSync(stage + path).size;
    node.stream_ops = {
      ...node.stream_ops,
      open() {
        if (opened.has(path)) return;
        opened.add(path);
        node.contents = new Uint8Array(readFileSync(stage + path));
      },
    };
  }
}

writeFileSync(empty, EMPTY_ZIP);
const python = await loadPyodide({ stdLibURL: empty, env: environment, fsInit: async (FS) => mount(FS, "") });
python.FS.writeFile("/scenario.py", readFileSync(scenario));
python.runPython("import sys; sys.path.append('/'); import scenario");
python.runPython("import layouts; from generator.studio.worker import Worker; from layouts import parts");
python.runPython("worker = Worker(layouts.modules(), parts)");
python.runPython("text = scenario.first(worker)");
const read = python.toPy([...opened].sort());
const parsed = python.runPython("scenario.parsed", { globals: python.globals })(read);
writeFileSync(stage + parsed, python.FS.readFile(parsed));
opened.add(parsed);
const first = [...opened].sort();
python.runPython("scenario.then(worker, text)");
const then = [...opened].filter((path) => !first.includes(path)).sort();
writeFileSync(result, JSON.stringify({ first, then }));
