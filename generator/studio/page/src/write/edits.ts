/** What is done on the page → changes of the deck. */
import type { Edit, Entry, Path, Plain } from "../engine/answers";

/** A text that was typed; emptied where it may be left out, it is taken out, with its key once no language has it. */
export function typed(entry: Entry, key: string | number, language: string, value: string, required: boolean): Edit[] {
  if (value.trim() !== "" || required) return [{ op: "set", path: [...entry.path, key, language], value }];
  const texts = entry[key];
  const others =
    texts && typeof texts === "object" && !Array.isArray(texts)
      ? Object.entries(texts).filter(([each, said]) => each !== language && said)
      : [];
  return [{ op: "remove", path: others.length > 0 ? [...entry.path, key, language] : [...entry.path, key] }];
}

/** A value that is taken out where it is empty. */
export function valued(path: Path, value: Plain): Edit[] {
  const empty = value === "" || value === null || (Array.isArray(value) && value.length === 0);
  return [empty ? { op: "remove", path } : { op: "set", path, value }];
}

/** Words between commas → a list. */
export function listed(said: string): string[] {
  return [...new Set(said.split(",").map((each) => each.trim()).filter(Boolean))];
}

/** Where a question goes that moves one place among those that are shown; null where there is no such place. */
export function neighbour(shown: readonly Entry[], question: Entry, by: -1 | 1): number | null {
  const place = shown.findIndex((each) => each.path[1] === question.path[1]);
  const next = shown[place + by];
  return next === undefined ? null : Number(next.path[1]);
}

/** A new question after the last one of its suit, with a text to write over in each language; Spiegel gives it an id. */
export function newQuestion(questions: readonly Entry[], suit: string, languages: readonly string[]): Edit & { op: "add" } {
  const last = questions.findLastIndex((each) => String(each["suit"]) === suit);
  const question = Object.fromEntries(languages.map((language) => [language, "…"]));
  return { op: "add", path: ["questions"], at: last < 0 ? questions.length : last + 1, value: { suit, question } };
}
