/** Which questions the table shows: words in their texts, a suit, a depth, a tag, or only those with something said of them. */
import type { Entry, Problem } from "../engine/answers";

export interface Filter {
  words: string;
  suit: string;
  depth: string;
  tag: string;
  said: boolean;
}

export const EVERYTHING: Filter = { words: "", suit: "", depth: "", tag: "", said: false };

/** The questions that pass, with their place in the deck. */
export function passing(questions: readonly Entry[], filter: Filter, said: readonly Problem[]): Entry[] {
  const words = plain(filter.words).split(/\s+/).filter(Boolean);
  const told = new Set(said.filter((each) => each.path?.[0] === "questions").map((each) => each.path![1]));
  return questions.filter((each) => {
    if (filter.suit && String(each["suit"] ?? "") !== filter.suit) return false;
    if (filter.depth && String(each["depth"] ?? 1) !== filter.depth) return false;
    if (filter.tag && !tagsOf(each).includes(filter.tag)) return false;
    if (filter.said && !told.has(each.path[1]!)) return false;
    if (words.length === 0) return true;
    const all = plain(JSON.stringify([each["id"], each["question"], each["probe"], each["tags"]]));
    return words.every((word) => all.includes(word));
  });
}

export function tagsOf(question: Entry): string[] {
  const tags = question["tags"];
  return Array.isArray(tags) ? tags.map(String) : typeof tags === "string" ? [tags] : [];
}

/** Every tag that questions have, in alphabetical order. */
export function everyTag(questions: readonly Entry[]): string[] {
  return [...new Set(questions.flatMap(tagsOf))].sort((one, other) => one.localeCompare(other));
}

/** Without capitals and accents: who seeks “eva” finds “Éva”. */
function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
