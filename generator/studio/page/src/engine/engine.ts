/** What the page asks of Spiegel: one question, one answer, whether Spiegel runs in a worker here or on this machine. */
import type { Problem } from "./answers";

export type Answer<T> = { ok: true; result: T } | { ok: false; problems: Problem[] };

export interface Opened {
  name: string;
  text: string;
  stamp: string;
}

export type Saved = { stamp: string } | { conflict: { text: string; stamp: string } };

export interface Engine {
  readonly kind: "browser" | "local";
  ask<T>(name: string, args: object): Promise<Answer<T>>;
  /** The deck that the command was given; only the local engine has one. */
  open?(): Promise<Opened | null>;
  /** Saves to the deck's own file, unless it changed meanwhile; `force` writes over what is there. */
  save?(text: string, stamp: string, force?: boolean): Promise<Saved>;
}

/** Spiegel itself failed, or cannot be reached: nothing that the person did. The work stays as it is. */
export class EngineFailure extends Error {
  constructor(
    readonly reason: "internal" | "unreachable" | "refused",
    message: string,
  ) {
    super(message);
  }
}
