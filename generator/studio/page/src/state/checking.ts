/** What `spiegel check` says of the deck, a moment after each change; and which of it stands at which cell. */
import { computed, effect, signal } from "@preact/signals";
import type { Checked, Path, Problem } from "../engine/answers";
import { about, ask } from "./asking";
import { current, reading, text } from "./deck";
import { prefer, preference } from "./preferences";

/** The stock that cards and letters left are worked out for. */
export const stock = signal(preference("stock") ?? "poker-a4");

export function chooseStock(id: string): void {
  prefer("stock", id);
  stock.value = id;
}

const NOTHING: Checked = { problems: [], advice: [], lines: [], left: {}, not_together: [] };
export const checked = signal<Checked>(NOTHING);
export const checking = signal(false);

/** ms after the last change: checking every card takes longer than drawing one, and the engine does one thing at a time. */
const WAIT = { least: 1000, most: 6000 };
let took = 0; // ms, the last time: a deck that takes long to check is left alone for as long first

let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function checkByItself(): void {
  effect(() => {
    const deck = current.value;
    const said = text.value;
    const on = stock.value;
    clearTimeout(timer);
    if (!deck || !about.value) return;
    checking.value = true;
    timer = setTimeout(() => void check(said, on), Math.min(Math.max(took, WAIT.least), WAIT.most));
  });
}

async function check(said: string, on: string): Promise<void> {
  const mine = ++asked;
  const begun = performance.now();
  const answer = await ask<Checked>("check", { text: said, stock: on });
  took = performance.now() - begun;
  if (mine !== asked) return; // a later change is being checked already
  checking.value = false;
  if (answer === null) return;
  checked.value = "result" in answer ? answer.result : { ...NOTHING, problems: answer.problems };
}

/** Every problem once: those of checking, and those of reading that it does not repeat. */
export const problems = computed(() => merged(checked.value.problems, reading.value.problems));
export const advice = computed(() => merged(checked.value.advice, reading.value.warnings));

export function merged(first: readonly Problem[], second: readonly Problem[]): Problem[] {
  const key = (each: Problem) => `${each.line}:${each.column}:${(each.path ?? []).join("/")}:${each.what}`;
  return [...new Map([...first, ...second].map((each) => [key(each), each])).values()];
}

/** Problems or advice that lie at `path` or below it. */
export function at(path: Path, every: readonly Problem[]): readonly Problem[] {
  let places = placed.get(every);
  if (!places) placed.set(every, (places = byPlace(every)));
  return places.get(path.join("/")) ?? [];
}

/** Sorted once for each answer: a table asks for hundreds of cells. */
const placed = new WeakMap<readonly Problem[], Map<string, Problem[]>>();

function byPlace(every: readonly Problem[]): Map<string, Problem[]> {
  const places = new Map<string, Problem[]>();
  for (const each of every)
    for (let length = each.path?.length ?? 0; length > 0; length--) {
      const key = each.path!.slice(0, length).join("/");
      places.set(key, [...(places.get(key) ?? []), each]);
    }
  return places;
}
