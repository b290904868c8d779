import { expect, test } from "vitest";
import { differing } from "../src/parts/differing";

test("equal texts differ nowhere", () => {
  expect(differing("a\nb", "a\nb")).toEqual([]);
});

test("a changed line stands beside itself", () => {
  expect(differing("a\nb\nc", "a\nB\nc")).toEqual([{ line: 2, theirs: "b", mine: "B" }]);
});

test("a line that only one has moves no others", () => {
  expect(differing("new\na\nb\nc", "a\nb\nC")).toEqual([
    { line: 1, theirs: "new", mine: undefined },
    { line: 3, theirs: "c", mine: "C" },
  ]);
});

test("only the first dozen are shown", () => {
  const many = Array.from({ length: 50 }, (_, at) => String(at));
  expect(differing(many.join("\n"), many.map((each) => `${each}!`).join("\n"))).toHaveLength(12);
});
