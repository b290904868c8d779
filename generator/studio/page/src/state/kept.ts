/** What stays in this browser: decks with their files, and Spiegel's settings. Every write of a deck checks its revision. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export interface KeptDeck {
  id: string;
  name: string;
  text: string;
  revision: number;
  changed: number;
  /** Of a deck with a file on this machine: the stamp of the file that `text` was last equal to. */
  stamp?: string | null | undefined;
  /** Whether `text` holds what the file does not hold yet. */
  unsaved?: boolean | undefined;
}

export interface KeptFile {
  deck: string;
  path: string;
  data: Uint8Array;
}

/** A text of a deck before a change; keys grow. */
export interface Step {
  key: number;
  text: string;
}

interface Kept extends DBSchema {
  steps: { key: number; value: { deck: string; text: string }; indexes: { deck: string } };
  decks: { key: string; value: KeptDeck };
  files: { key: [string, string]; value: KeptFile; indexes: { deck: string } };
  settings: { key: string; value: Uint8Array };
}

/** Another tab wrote the deck since this one read it. */
export class Elsewhere extends Error {
  constructor(readonly theirs: KeptDeck) {
    super("changed in another tab");
  }
}

let opened: Promise<IDBPDatabase<Kept>> | undefined;

function database(): Promise<IDBPDatabase<Kept>> {
  opened ??= openDB<Kept>("spiegel", 2, {
    upgrade(kept, before) {
      if (before < 1) {
        kept.createObjectStore("decks", { keyPath: "id" });
        kept.createObjectStore("files", { keyPath: ["deck", "path"] }).createIndex("deck", "deck");
        kept.createObjectStore("settings");
      }
      kept.createObjectStore("steps", { autoIncrement: true }).createIndex("deck", "deck");
    },
  });
  return opened;
}

/** All decks, the one that was changed last first. */
export async function keptDecks(): Promise<KeptDeck[]> {
  const decks = await (await database()).getAll("decks");
  return decks.sort((one, other) => other.changed - one.changed);
}

export async function keptDeck(id: string): Promise<KeptDeck | undefined> {
  return (await database()).get("decks", id);
}

/**
 * Writes a deck whose kept revision is still `deck.revision`, and gives it with its new one.
 * @throws Elsewhere with what another tab wrote meanwhile; nothing is written then.
 */
export async function keepDeck(deck: KeptDeck, force = false): Promise<KeptDeck> {
  const work = (await database()).transaction("decks", "readwrite");
  const there = await work.store.get(deck.id);
  if (there && there.revision !== deck.revision && !force) {
    await work.done;
    throw new Elsewhere(there);
  }
  const next = { ...deck, revision: (there?.revision ?? 0) + 1, changed: Date.now() };
  await work.store.put(next);
  await work.done;
  return next;
}

export async function forgetDeck(id: string): Promise<void> {
  const work = (await database()).transaction(["decks", "files", "steps"], "readwrite");
  await work.objectStore("decks").delete(id);
  for (const key of await work.objectStore("steps").index("deck").getAllKeys(id)) await work.objectStore("steps").delete(key);
  for (const key of await work.objectStore("files").index("deck").getAllKeys(id)) await work.objectStore("files").delete(key);
  await work.done;
}

export async function keptFiles(deck: string): Promise<KeptFile[]> {
  return (await database()).getAllFromIndex("files", "deck", deck);
}

/** The files of a deck become exactly these. */
export async function keepFiles(deck: string, files: { path: string; data: Uint8Array }[]): Promise<void> {
  const work = (await database()).transaction("files", "readwrite");
  for (const key of await work.store.index("deck").getAllKeys(deck)) await work.store.delete(key);
  for (const file of files) await work.store.put({ deck, path: file.path, data: file.data });
  await work.done;
}

/** The texts that a deck had, the oldest first. */
export async function keptSteps(deck: string): Promise<Step[]> {
  const index = (await database()).transaction("steps").store.index("deck");
  const [keys, steps] = await Promise.all([index.getAllKeys(deck), index.getAll(deck)]);
  return steps.map(({ text }, at) => ({ key: keys[at]!, text }));
}

/** Takes steps of a deck out by their keys, and adds others behind all; gives their keys. */
export async function replaceSteps(deck: string, going: readonly number[], coming: readonly string[]): Promise<number[]> {
  const work = (await database()).transaction("steps", "readwrite");
  for (const key of going) await work.store.delete(key);
  const keys: number[] = [];
  for (const text of coming) keys.push(await work.store.add({ deck, text }));
  await work.done;
  return keys;
}

export async function keptSettings(): Promise<Uint8Array | undefined> {
  return (await database()).get("settings", "printers");
}

export async function keepSettings(data: Uint8Array): Promise<void> {
  await (await database()).put("settings", data, "printers");
}
