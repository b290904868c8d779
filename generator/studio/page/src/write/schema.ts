/** The form of a deck, as Spiegel's own JSON Schema has it: which keys an entry may have, and of what kind each is. */
import { signal } from "@preact/signals";
import { ask } from "../state/asking";

export interface Node {
  $ref?: string;
  $defs?: Record<string, Node>;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: (string | number)[];
  anyOf?: Node[];
  items?: Node;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: boolean | Node;
  minimum?: number;
  maximum?: number;
  default?: unknown;
}

export const schema = signal<Node | null>(null);

export async function loadSchema(): Promise<Node | null> {
  if (schema.value) return schema.value;
  const said = await ask<Node>("schema", {});
  if (said && "result" in said) schema.value = said.result;
  return schema.value;
}

export type Kind =
  | { kind: "text" }
  | { kind: "word"; choices: string[] }
  | { kind: "choice"; choices: string[] }
  | { kind: "number"; least: number | undefined; most: number | undefined }
  | { kind: "record"; record: string }
  | { kind: "list"; of: Kind }
  | { kind: "texts" };

/** The record a name stands for, such as `Suit`. */
export function recordOf(root: Node, name: string): Node {
  return root.$defs?.[name] ?? {};
}

export function rootRecord(root: Node): Node {
  return root.$ref ? recordOf(root, nameOf(root.$ref)) : root;
}

function nameOf(reference: string): string {
  return reference.split("/").at(-1)!;
}

/** What kind of field a node asks for. */
export function kindOf(node: Node): Kind {
  if (node.$ref) {
    const name = nameOf(node.$ref);
    return name === "Text" ? { kind: "text" } : { kind: "record", record: name };
  }
  const types = [node.type ?? []].flat();
  if (types.includes("array")) return { kind: "list", of: kindOf(node.items ?? {}) };
  if (types.includes("object")) return { kind: "texts" };
  if (node.enum) return { kind: "choice", choices: unique(node.enum) };
  if (node.anyOf) return { kind: "word", choices: unique(node.anyOf.flatMap((each) => each.enum ?? [])) };
  // A number may be written with quotes too: its type is then “integer or string”, and that of a name “string or integer”.
  if (types[0] === "integer" || types[0] === "number") return { kind: "number", least: node.minimum, most: node.maximum };
  return { kind: "word", choices: [] };
}

function unique(values: readonly (string | number)[]): string[] {
  return [...new Set(values.map(String))];
}
