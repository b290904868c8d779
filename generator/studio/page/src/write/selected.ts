/** The card that is drawn beside the table, and going to a cell: both by its path in the deck. */
import { signal } from "@preact/signals";
import type { Path, Problem } from "../engine/answers";
import { about } from "../state/asking";
import { goTo } from "../state/route";

export const PARTS = ["questions", "suits", "tips", "sessions", "general", "yaml"] as const;
export type Part = (typeof PARTS)[number];

export const part = signal<Part>("questions");
/** The id of the card that is shown. */
export const cardId = signal<string | null>(null);
/** The language of the card that is shown, or two with a comma between; the deck's first where it is none of the deck's. */
export const cardLanguage = signal("");
/** A line of the YAML to go to, once its editor is there. */
export const yamlLine = signal<number | null>(null);
/** Set to show everything again, so that a cell that was filtered out can be reached. */
export const reach = signal<Path | null>(null);

/** Where a path is written on the page. */
function partOf(path: Path): Part {
  const first = String(path[0]);
  return first === "questions" || first === "suits" || first === "tips" || first === "sessions" ? first : "general";
}

/** Goes to the field that a problem is about, or the nearest one above it; to the line of the YAML where there is none. */
export function jump({ path, line, file }: Problem): void {
  if (path === null && file !== null && file !== about.value?.file) return goTo("look"); // of a file beside the deck
  if (path === null || path.length === 0) {
    yamlLine.value = line ?? 1;
    part.value = "yaml";
    return;
  }
  part.value = partOf(path);
  reach.value = path;
}

/** The field on the page that a path, or the longest beginning of it, belongs to. */
export function fieldAt(path: Path): HTMLElement | null {
  for (let length = path.length; length > 0; length--) {
    const name = CSS.escape(path.slice(0, length).join("/"));
    const exact = document.querySelector<HTMLElement>(`[data-path="${name}"]`);
    const below = exact ?? document.querySelector<HTMLElement>(`[data-path^="${name}/"]`);
    if (below) return below;
  }
  return null;
}
