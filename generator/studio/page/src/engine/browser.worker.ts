/** Spiegel in a worker: fetches Python and Spiegel, starts them, and answers one request after the other. */
import type { PyodideAPI } from "pyodide";
import type { PyBuffer, PyProxy } from "pyodide/ffi";
import { EMPTY_ZIP, environment } from "../../engine/python.mjs";
import { MEMORY, type Request, type Said } from "./messages";
import { type FileSystem, LazyPack, type Pack, fetchWhileWaiting, isCompressed, mount } from "./packs";

/** What the site has for this worker; addresses are beside the list itself. */
export interface Engine {
  pyodide: string;
  program: string;
  wasm: Pack;
  info: Record<string, string>;
  packs: Record<string, Pack> & { first: Pack; then?: Pack };
}

type Ask = PyProxy & ((name: string, args: string, given: unknown) => PyProxy);

const say = (said: Said, handed: Transferable[] = []) => self.postMessage(said, { transfer: handed });

/* The part of the whole that a person has waited when all is fetched: Python starts then, and imports. */
const FETCHED = 0.75;
const STARTED = 0.9;

/** Fetches a file, tells how far it is, and unpacks it where the server did not. */
async function unpacked(url: string, tell: (part: number) => void, pack: Pack): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const reply = await fetch(url);
  if (!reply.ok || !reply.body) throw new Error(`${url} cannot be fetched: ${reply.status}`);
  const reader = reply.body.getReader();
  const begin = await reader.read();
  const compressed = begin.value !== undefined && isCompressed(begin.value);
  const whole = compressed ? pack.size : pack.unpacked;
  let come = 0;
  let next: typeof begin | undefined = begin;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = next ?? (await reader.read());
      next = undefined;
      if (done) return controller.close();
      come += value.length;
      tell(Math.min(1, come / whole));
      controller.enqueue(value);
    },
  });
  return compressed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
}

async function bytesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The parts of several files → how far all of it is, by their sizes. */
function together(packs: Pack[]): (pack: Pack, part: number) => void {
  const parts = new Map<Pack, number>();
  const whole = packs.reduce((sum, each) => sum + each.size, 0);
  return (pack, part) => {
    parts.set(pack, part);
    let come = 0;
    for (const [each, at] of parts) come += each.size * at;
    say({ kind: "progress", part: (FETCHED * come) / whole });
  };
}

async function start(list: string): Promise<{ python: PyodideAPI; ask: Ask }> {
  const reply = await fetch(list);
  if (!reply.ok) throw new Error(`${list} cannot be fetched: ${reply.status}`);
  const engine = (await reply.json()) as Engine;
  const at = (url: string) => new URL(url, list).href;
  const { first, then, ...rest } = engine.packs;
  const tell = together([engine.wasm, first]);
  const wasm = unpacked(at(engine.wasm.url), (part) => tell(engine.wasm, part), engine.wasm);
  const files = unpacked(at(first.url), (part) => tell(first, part), first).then(bytesOf);
  const [{ loadPyodide }, program] = await Promise.all([
    import(/* @vite-ignore */ at(engine.pyodide)) as Promise<typeof import("pyodide")>,
    import(/* @vite-ignore */ at(engine.program)) as Promise<{ default: () => Promise<unknown> }>,
  ]);
  const lazy: LazyPack[] = [];
  const python = await withAnswers(
    {
      "pyodide.asm.wasm": async () => new Response(await wasm, { headers: { "Content-Type": "application/wasm" } }),
      "python_stdlib.zip": async () => new Response(EMPTY_ZIP),
    },
    () =>
      loadPyodide({
        indexURL: at("./"),
        env: environment,
        lockFileContents: { info: engine.info, packages: {} } as never,
        packageBaseUrl: at("./"),
        createPyodideModule: program.default,
        fsInit: async (FS: unknown) => {
          mount(FS as FileSystem, await files);
          for (const pack of [then, ...Object.values(rest)])
            if (pack) lazy.push(new LazyPack(FS as FileSystem, { ...pack, url: at(pack.url) }, fetchWhileWaiting));
        },
      } as Parameters<typeof loadPyodide>[0]),
  );
  say({ kind: "progress", part: STARTED });
  const ask = python.runPython(PROGRAM) as Ask;
  say({ kind: "progress", part: 1 });
  void fetchAhead(lazy[0]);
  return { python, ask };
}

const PROGRAM = `
import layouts
from generator.studio.worker import Worker
from layouts import parts

worker = Worker(layouts.every_module(), parts)
lambda name, args, given: worker.ask(name, args, [bytes(each) for each in given])
`;

/** Fetches what is needed soon, while a person begins to read; where it does not come, it comes when it is needed. */
async function fetchAhead(pack: LazyPack | undefined): Promise<void> {
  try {
    const reply = pack && (await fetch(pack.pack.url));
    if (reply?.ok) pack?.fill(new Uint8Array(await reply.arrayBuffer()));
  } catch {
    // the next request that needs it fetches it
  }
}

/** Pyodide fetches two files by their names, beside itself: here it gets them as they are unpacked. */
async function withAnswers<T>(answers: Record<string, () => Promise<Response>>, work: () => Promise<T>): Promise<T> {
  const usual = self.fetch;
  self.fetch = async (input, init) => {
    const url = input instanceof globalThis.Request ? input.url : String(input);
    return (await answers[url.slice(url.lastIndexOf("/") + 1)]?.()) ?? usual.call(self, input, init);
  };
  try {
    return await work();
  } finally {
    self.fetch = usual;
  }
}

/** The memory that Python has, in bytes. It never gives any back: what it has is the most that it ever needed. */
function memoryOf(python: PyodideAPI): number {
  return (python as unknown as { _module: { HEAPU8: Uint8Array } })._module.HEAPU8.length;
}

/** Bytes of Python → an array of their own, to hand over. */
function copied(bytes: PyProxy): Uint8Array<ArrayBuffer> {
  const buffer: PyBuffer = (bytes as PyProxy & { getBuffer(type: string): PyBuffer }).getBuffer("u8");
  try {
    return new Uint8Array(buffer.data as Uint8Array);
  } finally {
    buffer.release();
    bytes.destroy();
  }
}

function answer({ python, ask }: { python: PyodideAPI; ask: Ask }, { id, name, args, given }: Request): void {
  if (name === MEMORY) return say({ kind: "answer", id, said: String(memoryOf(python)), bytes: [] });
  const list = python.toPy(given) as PyProxy;
  try {
    const pair = ask(name, args, list) as PyProxy & { get(at: number): unknown };
    const said = pair.get(0) as string;
    const each = pair.get(1) as PyProxy & { length: number; get(at: number): PyProxy };
    const bytes = Array.from({ length: each.length }, (_, at) => copied(each.get(at)));
    each.destroy();
    pair.destroy();
    say({ kind: "answer", id, said, bytes }, bytes.map((one) => one.buffer));
  } catch (error) {
    // Python's own errors are slips of ours, and it goes on; any other means that it has ended.
    const dead = !(error instanceof python.ffi.PythonError);
    say({ kind: "error", id, message: String(error), dead });
  } finally {
    list.destroy();
  }
}

self.onmessage = (event: MessageEvent<{ list: string }>) => {
  const starting = start(event.data.list);
  const waiting: Request[] = [];
  self.onmessage = (later: MessageEvent<Request>) => void waiting.push(later.data);
  starting.then(
    (started) => {
      say({ kind: "ready" });
      for (const each of waiting) answer(started, each);
      self.onmessage = (later: MessageEvent<Request>) => answer(started, later.data);
    },
    (error: unknown) => say({ kind: "failed", message: String(error) }),
  );
};
