/** The engine in this browser: a worker with Python and Spiegel in it; nothing leaves the page. */
import { type Answer, type Engine, EngineFailure } from "./engine";
import type { Request, Said } from "./messages";
import { heard, told } from "./messages";
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

class BrowserEngine implements Engine {
  readonly kind = "browser";
  #worker: Promise<Worker>;
  #waiting = new Map<number, Waiting>();
  #kept: { name: string; args: object }[] = [];
  #next = 0;

  constructor(readonly onProgress: (part: number) => void) {
    this.#worker = this.#start();
  }

  async ready(): Promise<void> {
    await this.#worker;
  }

  #start(): Promise<Worker> {
    return new Promise((resolve, reject) => {
      const worker = startWorker(new URL(workerAddress, import.meta.url).href);
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
    });
  }

  #answered(worker: Worker, said: Extract<Said, { id: number }>): void {
    const asked = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if (said.kind === "answer") return asked?.resolve(heard(said.said, said.bytes) as Answer<never>);
    asked?.reject(new EngineFailure("internal", said.message));
    if (said.dead) this.#again(worker, said.message);
  }

  /** Python has ended, as where the memory is full: what waits fails, and the next request finds a new one. */
  #again(worker: Worker, message: string): void {
    worker.terminate();
    this.#fail(message);
    this.#worker = this.#start().then((fresh) => {
      for (const { name, args } of this.#kept) void this.#post(fresh, name, args).catch(() => undefined);
      return fresh;
    });
    this.#worker.catch(() => undefined); // whoever asks is told
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

  async ask<T>(name: string, args: object): Promise<Answer<T>> {
    if (KEPT.has(name)) this.#keep(name, args);
    return this.#post<T>(await this.#worker, name, args);
  }

  #keep(name: string, args: object): void {
    const about = (of: object) => ("path" in of ? of.path : "name" in of ? of.name : undefined);
    this.#kept = this.#kept.filter((each) => each.name !== name || about(each.args) !== about(args));
    this.#kept.push({ name, args });
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
  return engine;
}
