import { expect, test } from "vitest";
import { differing } from "../src/parts/differing";

const line = (number: number, words: string) => ({ number, words });

test("equal texts differ nowhere", () => {
  expect(differing("a\nb", "a\nb")).toEqual({ pairs: [], more: false });
});

test("a changed line stands beside itself", () => {
  expect(differing("a\nb\nc", "a\nB\nc").pairs).toEqual([{ theirs: line(2, "b"), mine: line(2, "B") }]);
});

test("a line that only one has moves no others, and each has its number in its own text", () => {
  expect(differing("new\na\nb\nc", "a\nb\nC").pairs).toEqual([
    { theirs: line(1, "new"), mine: null },
    { theirs: line(4, "c"), mine: line(3, "C") },
  ]);
});

test("lines that were added in the middle are counted on in their own text alone", () => {
  expect(differing("a\nx\ny\nb", "a\nb").pairs).toEqual([
    { theirs: line(2, "x"), mine: null },
    { theirs: line(3, "y"), mine: null },
  ]);
});

test("only the first dozen are shown, and that there are more", () => {
  const many = Array.from({ length: 50 }, (_, at) => String(at));
  const found = differing(many.join("\n"), many.map((each) => `${each}!`).join("\n"));
  expect([found.pairs.length, found.more]).toEqual([12, true]);
  const dozen = many.slice(0, 12);
  expect(differing(dozen.join("\n"), dozen.map((each) => `${each}!`).join("\n")).more).toBe(false);
});
