/** What the page and its worker say to each other. */

export interface Request {
  id: number;
  name: string;
  /** In JSON; bytes stand in it as `{"$bytes": 0}`, their place in `given`. */
  args: string;
  given: Uint8Array[];
}

/** Asks not Spiegel but its worker how much memory it has. */
export const MEMORY = ":memory";

export type Said =
  | { kind: "progress"; part: number }
  | { kind: "ready" }
  | { kind: "failed"; message: string }
  | { kind: "answer"; id: number; said: string; bytes: Uint8Array[] }
  | { kind: "error"; id: number; message: string; dead: boolean };

/** A value → JSON and the bytes in it. */
export function told(value: unknown): { said: string; bytes: Uint8Array[] } {
  const bytes: Uint8Array[] = [];
  const said = JSON.stringify(value, (_key, each: unknown) => {
    if (!(each instanceof Uint8Array)) return each;
    bytes.push(each);
    return { $bytes: bytes.length - 1 };
  });
  return { said, bytes };
}

/** JSON and the bytes in it → the value. */
export function heard(said: string, bytes: Uint8Array[]): unknown {
  return JSON.parse(said, (_key, each: unknown) => {
    if (each && typeof each === "object" && "$bytes" in each && typeof each.$bytes === "number")
      return bytes[each.$bytes];
    return each;
  });
}
