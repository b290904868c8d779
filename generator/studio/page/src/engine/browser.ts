/** The engine in this browser: a worker with Python and Spiegel in it; nothing leaves the page. */
import { type Answer, type Engine, EngineFailure } from "./engine";
import { heard, MEMORY, type Request, type Said, told } from "./messages";
import workerAddress from "./browser.worker.ts?worker&url";

/** The requests that change what lies in the worker's memory: a new worker is told them again. */
const KEPT = new Set(["new", "shipped", "put", "remove", "settings_put", "printer_set", "printer_fit", "printer_remove"]);

interface Waiting {
  resolve(answer: Answer<never>): void;
  reject(error: Error): void;
}

/**
 * A worker that keeps to the page's Content-Security-Policy. A worker from an address has the policy that the server sends
 * with it, and a plain server of files sends none; one from a blob has that of the page, which stands in the page itself.
 */
function startWorker(address: string): Worker {
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  return new Worker(blob, { type: "module", name: "spiegel" });
}

function listOfFiles(): string {
  const list = document.querySelector<HTMLMetaElement>('meta[name="spiegel-files"]')?.content;
  if (!list) throw new EngineFailure("internal", "this page was not built as a site: make site");
  return new URL(list, location.href).href;
}

/** One worker, and what it was asked. Where it ends, as when the memory is full, the next request finds a new one. */
class Line {
  #worker: Promise<Worker>;
  #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor(
    readonly onProgress: (part: number) => void,
    readonly kept: Kept,
  ) {
    this.#worker = this.#start();
  }

  async ready(): Promise<void> {
    await this.#worker;
  }

  async ask<T>(name: string, args: object): Promise<Answer<T>> {
    return this.#post<T>(await this.#worker, name, args);
  }

  #start(): Promise<Worker> {
    const worker = startWorker(new URL(workerAddress, import.meta.url).href);
    const starting = new Promise<Worker>((resolve, reject) => {
      const failed = (message: string) => {
        reject(new EngineFailure("internal", message));
        this.#fail(message);
      };
      worker.onerror = (event) => failed(event.message || "the worker did not start");
      worker.onmessage = ({ data }: MessageEvent<Said>) => {
        if (data.kind === "progress") this.onProgress(data.part);
        else if (data.kind === "ready") resolve(worker);
        else if (data.kind === "failed") failed(data.message);
        else this.#answered(worker, data);
      };
      worker.postMessage({ list: listOfFiles() });
    }).then((ready) => {
      for (const { name, args } of this.kept.all()) void this.#post(ready, name, args).catch(() => undefined);
      return ready;
    });
    starting.catch(() => undefined); // whoever asks is told
    return starting;
  }

  #answered(worker: Worker, said: Extract<Said, { id: number }>): void {
    const asked = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.kind === "answer") return asked?.resolve(heard(said.said, said.bytes) as Answer<never>);
    asked?.reject(new EngineFailure("internal", said.message));
    if (!said.dead) return;
    worker.terminate();
    this.#fail(said.message);
    this.#worker = this.#start();
  }

  #fail(message: string): void {
    for (const each of this.#waiting.values()) each.reject(new EngineFailure("internal", message));
    this.#waiting.clear();
  }

  #post<T>(worker: Worker, name: string, args: object): Promise<Answer<T>> {
    const id = this.#next++;
    const { said, bytes } = told(args);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, args: said, given: bytes } satisfies Request);
    });
  }
}

/** What was put into the memory of workers, the last of each file: a worker that starts later is told it too. */
class Kept {
  #requests: { name: string; args: object }[] = [];

  add(name: string, args: object): void {
    const about = (of: object) => ("path" in of ? of.path : "name" in of ? of.name : undefined);
    this.#requests = this.#requests.filter((each) => each.name !== name || about(each.args) !== about(args));
    this.#requests.push({ name, args });
  }

  all(): readonly { name: string; args: object }[] {
    return this.#requests;
  }
}

/** Checking takes longer than anybody types: a second worker does it, so that the card that is drawn never waits for it. */
class BrowserEngine implements Engine {
  readonly kind = "browser";
  #kept = new Kept();
  #first: Line;
  #second: Line | undefined;

  constructor(onProgress: (part: number) => void) {
    this.#first = new Line(onProgress, this.#kept);
  }

  ready(): Promise<void> {
    return this.#first.ready();
  }

  /** The memory of the worker that draws, in bytes. */
  async memory(): Promise<number> {
    return (await this.#first.ask(MEMORY, {})) as unknown as number;
  }

  async ask<T>(name: string, args: object): Promise<Answer<T>> {
    if (name === "check") {
      this.#second ??= new Line(() => undefined, this.#kept);
      return this.#second.ask<T>(name, args);
    }
    if (KEPT.has(name)) {
      this.#kept.add(name, args);
      this.#second?.ask(name, args).catch(() => undefined);
    }
    return this.#first.ask<T>(name, args);
  }
}

/** Lets the page be opened without a connection from now on; it goes on without that where the browser does not allow it. */
function keepForOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register(new URL("sw.js", document.baseURI)).catch(() => undefined);
}

export async function startBrowserEngine(onProgress: (part: number) => void): Promise<Engine> {
  const engine = new BrowserEngine(onProgress);
  await engine.ready();
  keepForOffline();
  // For who looks at the page from the browser's console, as the tests do.
  (globalThis as { spiegel?: { engine: Engine } }).spiegel = { engine };
  return engine;
}
