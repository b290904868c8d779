/** Beginning with a deck, going on with one that is kept, and keeping what is made of it: here, and in its file. */
import { signal } from "@preact/signals";
import { EngineFailure } from "../engine/engine";
import { ask, must, theEngine, told } from "./asking";
import { adopt, current, history, onChange, settled, show, text } from "./deck";
import { Elsewhere, keepDeck, keepFiles, keepSettings, type KeptDeck, keptDeck, keptDecks, keptFiles, keptSettings } from "./kept";
import { prefer, preference } from "./preferences";
import { keepPast, keptPast } from "./steps";

export type Saving = "saved" | "saving" | "failed";
export const saving = signal<Saving>("saved");
/** Set where someone or something else wrote the deck meanwhile: which of the two goes on is asked. */
export const conflict = signal<{ from: "tab" | "file"; text: string; stamp?: string } | null>(null);
/** Whether another tab has the same deck open. */
export const alsoOpen = signal(false);
export const decks = signal<KeptDeck[]>([]);

let kept: KeptDeck | null = null;
const channel = new BroadcastChannel("spiegel");
const me = crypto.randomUUID();

export async function listDecks(): Promise<void> {
  decks.value = await keptDecks();
}

/** The file that the command was given and that is not there yet. */
let awaited: string | null = null;

/** Begins with a text: it is kept under a name from now on, and saved to the file that the command was given where none is there. */
export async function begin(name: string, opened: string): Promise<void> {
  if (awaited) {
    const file = awaited;
    awaited = null;
    await openFile({ name: file, text: opened, stamp: null });
    return save();
  }
  kept = await keepDeck({ id: crypto.randomUUID(), name, text: opened, revision: 0, changed: Date.now() });
  await keepTheFiles();
  await go(kept, false);
}

/** Goes on with a deck that is kept; its pictures are put back where the engine finds them. */
export async function goOn(id: string): Promise<boolean> {
  const found = await keptDeck(id);
  if (!found) return false;
  kept = found;
  if (theEngine().kind === "browser") await putBack(id);
  await go(found, false);
  return true;
}

/** `before` is what was kept of the text where it is another one now, as when the file changed: one can go back to it. */
async function go(deck: KeptDeck, ofFile: boolean, before?: string): Promise<void> {
  prefer("deck", deck.id);
  saving.value = "saved";
  conflict.value = null;
  alsoOpen.value = false;
  const past = await keptPast(deck.id).catch(() => []);
  const left = before !== undefined && before !== deck.text ? [before] : [];
  await show({ id: deck.id, name: deck.name, ofFile }, deck.text, [...past, ...left]);
  channel.postMessage({ kind: "hello", id: deck.id, from: me });
  await listDecks();
}

/** At the start: the file that the command was given, or the deck of last time. */
export async function openFirst(): Promise<boolean> {
  const settings = await keptSettings();
  if (settings && theEngine().kind === "browser") await ask("settings_put", { data: settings });
  const opened = await theEngine().open?.();
  await listDecks();
  if (opened && opened.text !== null) {
    await openFile({ ...opened, text: opened.text });
    return true;
  }
  if (opened) {
    awaited = opened.name;
    return false;
  }
  const last = preference("deck");
  return last !== null && (await goOn(last));
}

async function openFile(opened: { name: string; text: string; stamp: string | null }): Promise<void> {
  const id = `file:${opened.name}`;
  const before = await keptDeck(id);
  const mine = before?.unsaved && before.text !== opened.text ? before : null;
  const from = { id, name: opened.name, text: mine?.text ?? opened.text, stamp: mine ? mine.stamp : opened.stamp };
  // Another tab may have it open: only what is new is written, so that its revision stays the one that it knows.
  if (before && before.text === from.text && before.stamp === from.stamp) kept = before;
  else {
    kept = await keepDeck({ ...from, unsaved: mine !== null, revision: before?.revision ?? 0, changed: Date.now() });
    channel.postMessage({ kind: "changed", id, from: me });
  }
  await go(kept, true, before?.text);
  if (mine) await save(); // what a crash kept from the file; asks where the file changed as well
}

/** Keeps each change at once, and asks before the page is left while something is not kept yet. */
export function keepByItself(): void {
  onChange(() => {
    saving.value = "saving";
    void save();
  });
  addEventListener("beforeunload", (event) => {
    if (saving.value !== "saved") event.preventDefault();
  });
  channel.onmessage = (event: MessageEvent<{ kind: string; id: string; from: string }>) => void heard(event.data);
}

async function heard(said: { kind: string; id: string; from: string }): Promise<void> {
  if (said.from === me || said.id !== current.value?.id) return;
  alsoOpen.value = said.kind !== "bye";
  if (said.kind === "hello") channel.postMessage({ kind: "here", id: said.id, from: me });
  if (said.kind !== "changed" || saving.value !== "saved") return;
  const theirs = await keptDeck(said.id);
  if (!theirs || !kept || theirs.revision === kept.revision) return;
  kept = theirs;
  await adopt(theirs.text);
}

addEventListener("pagehide", () => {
  if (current.value) channel.postMessage({ kind: "bye", id: current.value.id, from: me });
});

let working: Promise<void> = Promise.resolve();
let waiting = false;

/** Keeps the text in this browser, and saves it to the deck's file where it has one; what comes while it does so is one more. */
export function save(force = false): Promise<void> {
  if (waiting && !force) return working;
  waiting = true;
  working = working.then(() => {
    waiting = false;
    return saveNow(force);
  });
  return working;
}

async function saveNow(force: boolean): Promise<void> {
  const deck = current.value;
  if (!deck || !kept || kept.id !== deck.id || (conflict.value && !force)) return;
  const said = text.value;
  try {
    kept = await keepDeck({ ...kept, text: said, unsaved: deck.ofFile }, force);
    await keepPast(deck.id, history.value.past).catch(console.error); // what was written is kept all the same
    if (deck.ofFile && !(await saveToFile(said, force))) return;
    channel.postMessage({ kind: "changed", id: deck.id, from: me });
    if (text.value === said) saving.value = "saved";
  } catch (error) {
    if (error instanceof EngineFailure) told(error);
    if (error instanceof Elsewhere && error.theirs.text === kept.text) {
      kept = error.theirs; // the other tab gave it another name, or saved it to its file: the words are those of here
      return saveNow(force);
    }
    if (error instanceof Elsewhere) conflict.value = { from: "tab", text: error.theirs.text };
    else {
      saving.value = "failed";
      console.error(error);
    }
  }
}

async function saveToFile(said: string, force: boolean): Promise<boolean> {
  const done = await theEngine().save!(said, kept!.stamp ?? null, force);
  if ("conflict" in done) {
    conflict.value = { from: "file", ...done.conflict };
    return false;
  }
  kept = await keepDeck({ ...kept!, stamp: done.stamp, unsaved: false });
  return true;
}

export type Choice = "theirs" | "mine" | "copy";

/** Ends a conflict: with theirs, with mine, or with theirs and mine as a deck of its own. */
export async function resolve(choice: Choice, copyName: string): Promise<void> {
  const other = conflict.value;
  if (!other) return;
  await settled();
  const mine = text.value;
  conflict.value = null;
  if (choice === "copy") return begin(copyName, mine);
  if (choice === "theirs") {
    kept = (await keptDeck(kept!.id)) ?? kept;
    if (other.stamp !== undefined) kept = await keepDeck({ ...kept!, text: other.text, stamp: other.stamp, unsaved: false });
    await adopt(other.text);
    saving.value = "saved";
    return;
  }
  await save(true);
}

export async function rename(name: string): Promise<void> {
  if (!kept || !current.value) return;
  kept = await keepDeck({ ...kept, name, text: text.value }, true);
  current.value = { ...current.value, name };
  await listDecks();
}

/** Keeps the files that lie beside the deck, as they are in the engine now; on this machine they are files already. */
export async function keepTheFiles(): Promise<void> {
  if (theEngine().kind !== "browser" || !kept) return;
  const listed = await must<{ path: string }[]>("files", {});
  const paths = listed.map((each) => each.path);
  const files = await Promise.all(
    paths.map(async (path) => ({ path, data: (await must<{ data: Uint8Array }>("get", { path })).data })),
  );
  await keepFiles(kept.id, files);
}

/** The engine's folder holds the files of this deck, and no others. */
async function putBack(id: string): Promise<void> {
  await emptyFolder();
  for (const file of await keptFiles(id)) await must("put", { path: file.path, data: file.data });
}

export async function emptyFolder(): Promise<void> {
  if (theEngine().kind !== "browser") return;
  const listed = await must<{ path: string }[]>("files", {});
  for (const { path } of listed) await must("remove", { path });
}

/** Spiegel's settings, such as what was measured of printers, stay in this browser; on this machine they are a file. */
export async function keepTheSettings(): Promise<void> {
  if (theEngine().kind !== "browser") return;
  const said = await ask<{ data: Uint8Array | null }>("settings_get", {});
  if (said && "result" in said && said.result.data) await keepSettings(said.result.data);
}
