/** The last texts of a deck, so that undo survives a reload: of each change only the step that it adds is written. */
import { bounded } from "./history";
import { keptSteps, replaceSteps, type Step } from "./kept";

const MOST = 50;
/** Letters of all steps that are kept: a browser gives a page only so much room, and pictures need it too. */
const MOST_LETTERS = 8_000_000;

/** Of each deck that was opened here, what of its steps is kept. */
const known = new Map<string, readonly Step[]>();

/** The texts to undo to, the newest last. */
export async function keptPast(deck: string): Promise<string[]> {
  const steps = await keptSteps(deck);
  known.set(deck, steps);
  return [...last(steps.map((step) => step.text))];
}

/** Keeps the newest of the texts to undo to, and nothing else. */
export async function keepPast(deck: string, past: readonly string[]): Promise<void> {
  const kept = known.get(deck) ?? [];
  const wanted = last(past);
  const from = Math.max(0, wanted.length > 0 ? kept.findIndex((step) => step.text === wanted[0]) : 0);
  let same = 0;
  while (same < wanted.length && kept[from + same]?.text === wanted[same]) same++;
  const staying = kept.slice(from, from + same);
  const going = kept.filter((step) => !staying.includes(step));
  const coming = wanted.slice(same);
  if (going.length + coming.length === 0) return;
  const keys = await replaceSteps(
    deck,
    going.map((step) => step.key),
    coming,
  );
  known.set(deck, [...staying, ...coming.map((text, at) => ({ key: keys[at]!, text }))]);
}

function last(texts: readonly string[]): readonly string[] {
  return bounded(texts.slice(-MOST), MOST_LETTERS);
}
