/** What the page asks of Spiegel: one question, one answer, whether Spiegel runs in a worker here or on this machine. */
import type { Problem } from "./answers";

export type Answer<T> = { ok: true; result: T } | { ok: false; problems: Problem[] };

export interface Opened {
  name: string;
  /** Null where the file is not there yet: the first deck that is begun is saved to it. */
  text: string | null;
  stamp: string | null;
}

export type Saved = { stamp: string } | { conflict: { text: string; stamp: string } };

export interface Engine {
  readonly kind: "browser" | "local";
  ask<T>(name: string, args: object): Promise<Answer<T>>;
  /** The deck that the command was given; only the local engine has one. */
  open?(): Promise<Opened>;
  /** Saves to the deck's own file, unless it changed meanwhile; `force` writes over what is there. */
  save?(text: string, stamp: string | null, force?: boolean): Promise<Saved>;
}

/** Spiegel itself failed, or cannot be reached: nothing that the person did. The work stays as it is. */
export class EngineFailure extends Error {
  constructor(
    readonly reason: "internal" | "unreachable" | "refused" | "file",
    message: string,
  ) {
    super(message);
  }
}
