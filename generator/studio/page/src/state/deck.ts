/** The deck that is worked on: its text is the truth, its table is read from it, and every change is a step to undo. */
import { computed, signal } from "@preact/signals";
import type { Changed, Edit, Problem, Read, Table } from "../engine/answers";
import { ask } from "./asking";
import { begun, changed, closed, type History, redone, undone } from "./history";

export interface Current {
  id: string;
  name: string;
  /** Whether it has a file on this machine that it is saved to. */
  ofFile: boolean;
}

export const current = signal<Current | null>(null);
export const history = signal<History>(begun(""));
export const table = signal<Table | null>(null);
/** What reading found; checking finds more, a moment later. */
export const reading = signal<{ problems: Problem[]; warnings: Problem[] }>({ problems: [], warnings: [] });
export const text = computed(() => history.value.present);
/** What went wrong with the last change that was asked for; null once one went well. */
export const refused = signal<Problem[] | null>(null);

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls `listener` after each change of the text, before the page shows it; what it gives ends that. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let queue: Promise<unknown> = Promise.resolve();

/** Changes run one after the other, each on the text that the one before it left. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = queue.then(work);
  queue = next.catch(() => undefined);
  return next;
}

/** Resolves once every change that was asked for is in the text. */
export function settled(): Promise<void> {
  return inTurn(async () => undefined);
}

/** Opens a deck; `past` are the texts to undo to, the newest last. */
export async function show(deck: Current, opened: string, past: readonly string[] = []): Promise<void> {
  await inTurn(async () => {
    history.value = begun(opened, past);
    table.value = null;
    await read();
    current.value = deck;
  });
}

async function read(): Promise<void> {
  const said = await ask<Read>("read", { text: text.value });
  if (said === null) return;
  if ("problems" in said) {
    reading.value = { problems: said.problems, warnings: [] };
    table.value = null;
    return;
  }
  heard(said.result);
}

function heard(said: Read): void {
  reading.value = { problems: said.problems, warnings: said.warnings };
  table.value = said.table;
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** Makes changes to the deck. Those of one `group` that follow each other are undone at once. */
export function edit(edits: Edit[], group: string | null = null): Promise<boolean> {
  return inTurn(async () => {
    const said = await ask<Changed>("change", { text: text.value, edits });
    if (said === null || "problems" in said) {
      if (said) refused.value = said.problems;
      tell(); // the text is as it was, and is kept so
      return false;
    }
    refused.value = null;
    history.value = changed(history.value, said.result.text, group);
    heard(said.result);
    tell();
    return true;
  });
}

/** The whole text becomes another, as the YAML editor and an import make it. */
export function rewrite(next: string, group: string | null = null): Promise<void> {
  return inTurn(async () => {
    history.value = changed(history.value, next, group);
    await read();
    tell();
  });
}

/** The text becomes what another tab or program made of it; a step to undo like any other. */
export function adopt(next: string): Promise<void> {
  return inTurn(async () => {
    if (next === text.value) return;
    history.value = changed(history.value, next);
    await read();
  });
}

/** What is typed next is a step of its own. */
export function endGroup(): void {
  void inTurn(async () => {
    history.value = closed(history.value);
  });
}

function step(go: (history: History) => History): Promise<void> {
  return inTurn(async () => {
    const next = go(history.value);
    if (next === history.value) return;
    history.value = next;
    await read();
    tell();
  });
}

export const undo = (): Promise<void> => step(undone);
export const redo = (): Promise<void> => step(redone);
