/** The colour of each suit, as the theme and the deck say: asked anew where one of these changes. */
import { effect, signal } from "@preact/signals";
import type { SuitLook } from "../engine/answers";
import { about, ask } from "../state/asking";
import { table, text } from "../state/deck";

export const looks = signal<readonly SuitLook[]>([]);

/** The colour of a suit; of a deck that cannot be read yet, the one that its theme gives to a suit in that place. */
export function suitColour(id: string): string {
  const known = looks.value.find((each) => each.id === id)?.colour;
  if (known) return known;
  const at = table.value?.suits.findIndex((each) => String(each["id"]) === id) ?? -1;
  const themes = about.value?.themes ?? [];
  const theme = themes.find((each) => each.id === table.value?.theme) ?? themes[0];
  return theme?.suits[at]?.colour ?? "#191c1f";
}

let asked = "";

export function looksByThemselves(): void {
  effect(() => {
    const deck = table.value;
    if (!deck || !about.value) return;
    const suits = deck.suits.map((each) => [each["id"], each["icon"], each["colour"]]);
    const wanted = JSON.stringify([deck.theme, suits]);
    if (wanted === asked) return;
    asked = wanted;
    void renewLooks();
  });
}

/** After a theme file changed beside the deck, too. */
export async function renewLooks(): Promise<void> {
  const said = await ask<{ suits: SuitLook[] }>("suits_look", { text: text.peek() });
  if (said && "result" in said) looks.value = said.result.suits;
}
