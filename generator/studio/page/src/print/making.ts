/** Making what is asked for: planned at once, then drawn to look at; what was drawn is what is downloaded. */
import { effect, signal } from "@preact/signals";
import type { Made, Problem } from "../engine/answers";
import { download } from "../parts/download";
import { ask } from "../state/asking";
import { settled } from "../state/deck";
import { view } from "../state/route";
import { loadChoices, order, product } from "./choices";

export const plan = signal<Made | null>(null);
export const made = signal<{ of: string; made: Made } | null>(null);
export const wrong = signal<readonly Problem[]>([]);
export const making = signal(false);

const WAIT = 250; // ms after the last choice
let round = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Plans and draws anew after each choice, while the view is open; gives what ends that. */
export function makeByItself(): () => void {
  const stop = effect(() => {
    if (!product.value || view.value !== "print") return;
    const wanted = order();
    clearTimeout(timer);
    making.value = true;
    timer = setTimeout(() => void renew(wanted), WAIT);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

async function renew(wanted: ReturnType<typeof order>): Promise<void> {
  const mine = ++round;
  await loadChoices();
  const planned = await ask<Made>("plan", wanted);
  if (mine !== round) return;
  if (planned === null) return void (making.value = false);
  if ("problems" in planned) {
    wrong.value = planned.problems;
    plan.value = null;
    made.value = null;
    making.value = false;
    return;
  }
  wrong.value = [];
  plan.value = planned.result;
  await make(wanted);
  if (mine === round) making.value = false;
}

async function make(wanted: ReturnType<typeof order>): Promise<Made | null> {
  const of = JSON.stringify(wanted);
  if (made.value?.of === of) return made.value.made;
  const said = await ask<Made>("build", wanted);
  if (said === null) return null;
  if ("problems" in said) {
    wrong.value = said.problems;
    return null;
  }
  if (JSON.stringify(order()) === of) made.value = { of, made: said.result };
  return said.result;
}

/** Makes all files, or those of before where nothing changed, and gives them to whoever asked. */
export async function makeAndDownload(): Promise<number> {
  await settled();
  making.value = true;
  const done = await make(order());
  making.value = false;
  for (const file of done?.files ?? []) download(file.name, file.data!, "application/pdf");
  return done?.files.length ?? 0;
}
