/** Entries as values: one within another, what one is known by, and a new one with what it cannot do without. */
import { type Entry, type Plain, textIn } from "../engine/answers";
import { table } from "../state/deck";
import { language as page } from "../words/words";
import { kindOf, recordOf, schema } from "./schema";

/** An entry within an entry, with the way to it. */
export function within(entry: Entry, name: string | number): Entry {
  const inner = entry[name];
  const values = inner && typeof inner === "object" && !Array.isArray(inner) ? inner : {};
  return { ...values, path: [...entry.path, name], line: entry.line };
}

/** What an entry is known by, in the language of the page where it has that, else in the first of the deck. */
export function summary(entry: Entry): string {
  for (const key of ["name", "title", "text", "do", "page", "kind", "many", "id"]) {
    const value = entry[key];
    if (typeof value === "string" || typeof value === "number") return String(value);
    const language = [page.value, ...(table.value?.languages ?? [])].find((each) => textIn(value, each));
    if (language) return textIn(value, language);
  }
  return "…";
}

/** A text to write over, in each language of the deck. */
export function filled(): Plain {
  return Object.fromEntries((table.value?.languages ?? []).map((language) => [language, "…"]));
}

/** An entry with what it cannot do without, to be written over. */
export function emptyEntry(record: string): { [key: string]: Plain } {
  const root = schema.value!;
  const node = recordOf(root, record);
  const made: { [key: string]: Plain } = {};
  for (const key of node.required ?? []) {
    if (key === "id") continue; // Spiegel gives a free one
    const inner = node.properties?.[key] ?? {};
    const kind = kindOf(inner);
    if (kind.kind === "text") made[key] = filled();
    else if (kind.kind === "record") made[key] = emptyEntry(kind.record);
    else if (kind.kind === "list") made[key] = kind.of.kind === "record" ? [emptyEntry(kind.of.record)] : [];
    else if (kind.kind === "number") made[key] = inner.minimum ?? 1;
    else if (kind.kind === "choice") made[key] = kind.choices[0] ?? "";
    else made[key] = "…";
  }
  return made;
}
