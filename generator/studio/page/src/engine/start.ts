/** The engine that this page was served with: the meta tag `spiegel-engine` says which. */
import type { Engine } from "./engine";

export type Progress = (part: number) => void;

/** Thrown where the browser cannot run Spiegel at all. */
export class NoWebAssembly extends Error {}

interface BrowserEngine {
  startBrowserEngine(progress: Progress): Promise<Engine>;
}

/* A pattern in place of a plain import: the page also builds where only the local engine lies beside it. */
const browser = import.meta.glob<BrowserEngine>("./browser.ts");

export async function startEngine(progress: Progress): Promise<Engine> {
  const wanted = document.querySelector<HTMLMetaElement>('meta[name="spiegel-engine"]')?.content;
  const load = browser["./browser.ts"];
  if (wanted === "browser" && load) {
    if (typeof WebAssembly !== "object") throw new NoWebAssembly();
    return (await load()).startBrowserEngine(progress);
  }
  const { startLocalEngine } = await import("./local");
  return startLocalEngine();
}
