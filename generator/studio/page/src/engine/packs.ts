/** Packs of files for Python, and when they come: what is needed at once is unpacked, the rest when a file of it is opened. */
import { gunzipSync } from "fflate";

/** What of Emscripten's file system is used; a node is a file in memory. */
export interface FileNode {
  contents: Uint8Array | number[];
  usedBytes: number;
  stream_ops: Record<string, unknown>;
}

export interface FileSystem {
  mkdirTree(path: string): void;
  writeFile(path: string, data: Uint8Array, options?: { canOwn: boolean }): void;
  lookupPath(path: string): { node: FileNode };
}

/** A pack as the list of the site names it: its address, sizes in bytes, and its files where it is not unpacked at once. */
export interface Pack {
  url: string;
  size: number;
  unpacked: number;
  files?: [path: string, size: number][];
}

const GZIP = [0x1f, 0x8b] as const;

/** Whether bytes are still compressed: a server may have told the browser to unpack them on the way. */
export function isCompressed(data: Uint8Array): boolean {
  return data[0] === GZIP[0] && data[1] === GZIP[1];
}

/** The files in an unpacked pack: parts of its bytes, not copies. */
export function filesIn(data: Uint8Array): [path: string, data: Uint8Array][] {
  const length = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
  const index = JSON.parse(new TextDecoder().decode(data.subarray(4, 4 + length))) as [string, number][];
  let at = 4 + length;
  return index.map(([path, size]) => [path, data.subarray(at, (at += size))]);
}

const made = new WeakMap<FileSystem, Set<string>>();

function makeFolder(FS: FileSystem, path: string): void {
  const folders = made.get(FS) ?? new Set<string>();
  made.set(FS, folders);
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (folders.has(folder)) return;
  FS.mkdirTree(folder);
  folders.add(folder);
}

/** Puts the files of a pack where Python finds them. */
export function mount(FS: FileSystem, data: Uint8Array): void {
  for (const [path, bytes] of filesIn(data)) {
    makeFolder(FS, path);
    FS.writeFile(path, bytes, { canOwn: true });
  }
}

/** A pack whose files Python sees, with their sizes, and that comes when it opens one of them. */
export class LazyPack {
  #nodes = new Map<string, FileNode>();

  constructor(
    FS: FileSystem,
    readonly pack: Pack,
    readonly fetchNow: (url: string) => Uint8Array,
  ) {
    for (const [path, size] of pack.files ?? []) {
      makeFolder(FS, path);
      FS.writeFile(path, new Uint8Array(0));
      const { node } = FS.lookupPath(path);
      node.usedBytes = size;
      node.stream_ops = { ...node.stream_ops, open: () => this.fill() };
      this.#nodes.set(path, node);
    }
  }

  /** Gives each file what is in it; the pack is fetched, unless it was before. */
  fill(fetched?: Uint8Array): void {
    if (this.#nodes.size === 0) return;
    const data = fetched ?? this.fetchNow(this.pack.url);
    for (const [path, bytes] of filesIn(isCompressed(data) ? gunzipSync(data) : data)) {
      const node = this.#nodes.get(path);
      if (node) node.contents = bytes;
    }
    this.#nodes.clear();
  }
}

/** Fetches a file while Python waits for it, as it can only in a worker. */
export function fetchWhileWaiting(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${url} cannot be fetched: ${request.status}`);
  return new Uint8Array(request.response as ArrayBuffer);
}
