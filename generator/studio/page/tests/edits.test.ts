import { expect, test } from "vitest";
import type { Entry } from "../src/engine/answers";
import { listed, neighbour, newQuestion, typed, valued } from "../src/write/edits";

const entry = (at: number, more: object = {}): Entry => ({ path: ["questions", at], line: 1, ...more });

test("what is typed is set at its language", () => {
  expect(typed(entry(4), "probe", "nl", "En?", false)).toEqual([{ op: "set", path: ["questions", 4, "probe", "nl"], value: "En?" }]);
});

test("a text that may be left out goes when it is emptied, and its key with the last language", () => {
  const both = entry(0, { probe: { nl: "En?", en: "And?" } });
  expect(typed(both, "probe", "nl", " ", false)).toEqual([{ op: "remove", path: ["questions", 0, "probe", "nl"] }]);
  const one = entry(0, { probe: { nl: "En?" } });
  expect(typed(one, "probe", "nl", "", false)).toEqual([{ op: "remove", path: ["questions", 0, "probe"] }]);
});

test("a question that is emptied stays, so that its problem stands at it", () => {
  expect(typed(entry(0), "question", "nl", "", true)).toEqual([{ op: "set", path: ["questions", 0, "question", "nl"], value: "" }]);
});

test("an empty value is taken out", () => {
  expect(valued(["a"], [])).toEqual([{ op: "remove", path: ["a"] }]);
  expect(valued(["a"], 0)).toEqual([{ op: "set", path: ["a"], value: 0 }]);
});

test("words between commas, each once", () => {
  expect(listed(" a, b ,, a")).toEqual(["a", "b"]);
});

test("a question moves past the next one that is shown, over those that are filtered out", () => {
  const shown = [entry(0), entry(5), entry(9)];
  expect(neighbour(shown, shown[0]!, 1)).toBe(5);
  expect(neighbour(shown, shown[0]!, -1)).toBeNull();
});

test("a new question comes after the last of its suit, in every language", () => {
  const deck = [entry(0, { suit: "A" }), entry(1, { suit: "B" })];
  expect(newQuestion(deck, "A", ["nl", "en"])).toEqual({
    op: "add",
    path: ["questions"],
    at: 1,
    value: { suit: "A", question: { nl: "…", en: "…" } },
  });
  expect(newQuestion(deck, "C", ["nl"]).at).toBe(2);
});
