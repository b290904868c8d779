import { expect, test } from "vitest";
import type { Entry, Problem } from "../src/engine/answers";
import { EVERYTHING, everyTag, passing } from "../src/write/filter";

const question = (at: number, more: object): Entry => ({ path: ["questions", at], line: at, ...more });
const DECK = [
  question(0, { id: "A1", suit: "A", question: { nl: "Wie is Éva?" }, tags: ["open", "begin"] }),
  question(1, { id: "B1", suit: "B", depth: 3, question: { nl: "Wat nu?" }, probe: { nl: "En dan?" } }),
];
const ids = (found: Entry[]) => found.map((each) => each["id"]);

test("everything passes where nothing is asked", () => {
  expect(ids(passing(DECK, EVERYTHING, []))).toEqual(["A1", "B1"]);
});

test("words are found without capitals and accents, in probes too, and all of them must be there", () => {
  expect(ids(passing(DECK, { ...EVERYTHING, words: "eva" }, []))).toEqual(["A1"]);
  expect(ids(passing(DECK, { ...EVERYTHING, words: "wat DAN" }, []))).toEqual(["B1"]);
  expect(ids(passing(DECK, { ...EVERYTHING, words: "eva dan" }, []))).toEqual([]);
});

test("a question without a depth counts as one to arrive", () => {
  expect(ids(passing(DECK, { ...EVERYTHING, depth: "1" }, []))).toEqual(["A1"]);
  expect(ids(passing(DECK, { ...EVERYTHING, suit: "B", depth: "3" }, []))).toEqual(["B1"]);
});

test("only those of which something is said", () => {
  const said = [{ path: ["questions", 1, "probe", "nl"] }, { path: ["suits", 0] }] as Problem[];
  expect(ids(passing(DECK, { ...EVERYTHING, said: true }, said))).toEqual(["B1"]);
});

test("tags are gathered once, in order", () => {
  expect(everyTag(DECK)).toEqual(["begin", "open"]);
});
