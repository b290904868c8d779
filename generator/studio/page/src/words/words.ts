/** The words of the page in the language of whoever reads it. */
import { signal } from "@preact/signals";
import { prefer, preference } from "../state/preferences";

export const LANGUAGES = { nl: "Nederlands", en: "English", fr: "Français", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

const files = import.meta.glob<Record<string, string>>("@words/*.yaml", { import: "default" });
const words = signal<Record<string, string>>({});
export const language = signal<Language>("en");

/** The first of these languages that the page speaks; English where it speaks none. */
export function spoken(asked: readonly string[]): Language {
  for (const each of asked) {
    const base = each.toLowerCase().split("-")[0]!;
    if (base in LANGUAGES) return base as Language;
  }
  return "en";
}

export async function speak(wanted: Language): Promise<void> {
  const load = Object.entries(files).find(([path]) => path.endsWith(`/${wanted}.yaml`))![1];
  words.value = await load();
  language.value = wanted;
  document.documentElement.lang = wanted;
}

export async function speakAsBefore(): Promise<void> {
  await speak(spoken([preference("language") ?? "", ...navigator.languages]));
}

export async function choose(wanted: Language): Promise<void> {
  prefer("language", wanted);
  await speak(wanted);
}

/** The words of a key, with `{name}` filled in. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const said = words.value[key] ?? key;
  return said.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** The words of a key that only some of a kind have, such as an option that came later; else what is known of it. */
export function known(key: string, otherwise: string): string {
  return words.value[key] ?? otherwise;
}

/** The words for one or for more: `key-one` and `key-more`, with `{number}`. */
export function counted(key: string, number: number): string {
  return t(number === 1 ? `${key}-one` : `${key}-more`, { number: number.toLocaleString(language.value) });
}

/** The name of a language in the language of the page, such as “Engels”. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([language.value], { type: "language" }).of(code) ?? code;
  } catch {
    return code; // a code that is none: the deck's problems say so
  }
}
