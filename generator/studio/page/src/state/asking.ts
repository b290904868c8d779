/** The engine of this page, and asking it: what it cannot do is told on the page, and the work stays as it is. */
import { signal } from "@preact/signals";
import type { About, Problem } from "../engine/answers";
import { type Engine, EngineFailure } from "../engine/engine";
import { NoWebAssembly, startEngine } from "../engine/start";

export type Standing = "loading" | "ready" | "no-webassembly" | "failed";

export const standing = signal<Standing>("loading");
export const loaded = signal(0);
export const about = signal<About | null>(null);
export const failure = signal<{ reason: EngineFailure["reason"]; said: string } | null>(null);

let engine: Engine | null = null;

export function theEngine(): Engine {
  if (!engine) throw new EngineFailure("unreachable", "the engine has not started");
  return engine;
}

/** Starts the engine, or says on the page why it cannot. */
export async function start(): Promise<boolean> {
  try {
    engine = await startEngine((part) => (loaded.value = part));
    about.value = await must<About>("about", {});
    standing.value = "ready";
    return true;
  } catch (error) {
    standing.value = error instanceof NoWebAssembly ? "no-webassembly" : "failed";
    if (!(error instanceof NoWebAssembly)) told(error);
    return false;
  }
}

/** Tells on the page that Spiegel itself failed. */
export function told(error: unknown): void {
  const known = error instanceof EngineFailure;
  if (!known) console.error(error);
  failure.value = { reason: known ? error.reason : "internal", said: error instanceof Error ? error.message : String(error) };
}

export class Refused extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map((problem) => problem.text).join("\n"));
  }
}

/**
 * The result of a request.
 * @throws Refused with what Spiegel says is wrong; EngineFailure where Spiegel itself failed.
 */
export async function must<T>(name: string, args: object): Promise<T> {
  const answer = await theEngine().ask<T>(name, args);
  if (!answer.ok) throw new Refused(answer.problems);
  return answer.result;
}

/** The result of a request, or what is wrong with it; null where Spiegel itself failed, which the page tells. */
export async function ask<T>(name: string, args: object): Promise<{ result: T } | { problems: Problem[] } | null> {
  try {
    const answer = await theEngine().ask<T>(name, args);
    return answer.ok ? { result: answer.result } : { problems: answer.problems };
  } catch (error) {
    told(error);
    return null;
  }
}
