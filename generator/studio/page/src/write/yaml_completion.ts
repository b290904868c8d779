/** Completion in the deck's text: the keys that may stand here, and the values that a key takes, from the schema. */
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { type Kind, kindOf, type Node, recordOf, rootRecord } from "./schema";

const KEY = /^(\s*(?:-\s+)*)([\w-]*)$/;
const VALUE = /^(\s*(?:-\s+)*)([\w-]+):\s+(["\w#-]*)$/;

export function completions(schema: Node | null) {
  return (context: CompletionContext): CompletionResult | null => {
    if (!schema) return null;
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const above = context.state.doc.sliceString(0, line.from).split("\n").slice(0, -1);
    return offered(schema, above, before, context.pos, context.explicit);
  };
}

/** What can follow `before` on its line, below the lines above it. */
export function offered(schema: Node, above: readonly string[], before: string, at: number, explicit: boolean): CompletionResult | null {
  const value = VALUE.exec(before);
  if (value) {
    const record = recordAt(schema, above, value[1]!.length);
    const node = record?.properties?.[value[2]!];
    const options = node ? choices(kindOf(node)) : [];
    return options.length > 0 ? { from: at - value[3]!.length, options } : null;
  }
  const key = KEY.exec(before);
  if (!key || (!explicit && key[2] === "")) return null;
  const record = recordAt(schema, above, key[1]!.length);
  const options = Object.entries(record?.properties ?? {}).map(
    ([label, node]): Completion => ({ label, type: "property", apply: `${label}: `, ...(node.description ? { info: node.description } : {}) }),
  );
  return options.length > 0 ? { from: at - key[2]!.length, options } : null;
}

function choices(kind: Kind): Completion[] {
  return kind.kind === "choice" || kind.kind === "word" ? kind.choices.map((label) => ({ label, type: "enum" })) : [];
}

/** The record whose keys are indented this far, by the keys above that are indented less. */
export function recordAt(schema: Node, above: readonly string[], indent: number): Node | null {
  const path: string[] = [];
  let within = indent;
  for (let at = above.length - 1; at >= 0 && within > 0; at--) {
    const found = /^(\s*(?:-\s+)*)([\w-]+):(?:\s|$)/.exec(above[at]!);
    if (!found) continue;
    const dash = found[1]!.includes("-");
    if (found[1]!.length < within) {
      path.unshift(found[2]!);
      within = found[1]!.length;
    }
    // A list may stand as far in as its key: what begins with a dash is within the key above it.
    if (dash && found[1]!.length === within) within = Math.min(within, found[1]!.indexOf("-") + 1);
  }
  let record: Node | null = rootRecord(schema);
  for (const key of path) {
    let kind: Kind | null = record?.properties?.[key] ? kindOf(record.properties[key]) : null;
    while (kind?.kind === "list") kind = kind.of;
    if (kind?.kind !== "record") return null;
    record = recordOf(schema, kind.record);
  }
  return record;
}
