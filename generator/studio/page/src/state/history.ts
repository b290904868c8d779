/** Undo and redo: texts of the deck, the newest last. Steps of one group, such as letters typed in one cell, are one. */

export interface History {
  past: readonly string[];
  present: string;
  future: readonly string[];
  group: string | null;
}

/** Letters of all texts that undo may hold, so that a deck of 10 000 questions does not fill the memory of a phone. */
const MOST_LETTERS = 24_000_000;

export function begun(text: string, past: readonly string[] = []): History {
  return { past, present: text, future: [], group: null };
}

export function changed(history: History, text: string, group: string | null = null): History {
  if (text === history.present) return history;
  if (group !== null && group === history.group && history.past.length > 0)
    return { ...history, present: text, future: [] };
  return { past: bounded([...history.past, history.present]), present: text, future: [], group };
}

/** The next change is a step of its own, whatever its group. */
export function closed(history: History): History {
  return history.group === null ? history : { ...history, group: null };
}

export function undone(history: History): History {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], group: null };
}

export function redone(history: History): History {
  const [next, ...later] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future: later, group: null };
}

/** The newest of the texts, which stand last, as far as they have no more letters than `most`. */
export function bounded(texts: readonly string[], most = MOST_LETTERS): readonly string[] {
  let letters = 0;
  for (let at = texts.length - 1; at >= 0; at--) {
    letters += texts[at]!.length;
    if (letters > most) return texts.slice(at + 1);
  }
  return texts;
}
