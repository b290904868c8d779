import { expect, test } from "vitest";
import { begun, changed, closed, redone, undone } from "../src/state/history";

test("undo gives the text before, redo the text after", () => {
  const two = changed(changed(begun("a"), "b"), "c");
  expect(undone(two).present).toBe("b");
  expect(undone(undone(two)).present).toBe("a");
  expect(redone(undone(two)).present).toBe("c");
});

test("undo and redo at the ends change nothing", () => {
  const one = begun("a");
  expect(undone(one)).toBe(one);
  expect(redone(one)).toBe(one);
});

test("letters typed in one cell are one step, until the cell is left", () => {
  const typed = changed(changed(begun(""), "a", "cell"), "ab", "cell");
  expect(undone(typed).present).toBe("");
  const later = changed(closed(typed), "abc", "cell");
  expect(undone(later).present).toBe("ab");
});

test("a change after undo takes the place of what was undone", () => {
  const other = changed(undone(changed(begun("a"), "b")), "c");
  expect(redone(other).present).toBe("c");
  expect(undone(other).present).toBe("a");
});

test("typing on in a cell after undo does not swallow the step before", () => {
  const typed = undone(changed(changed(begun("a"), "b", "cell"), "c", "other"));
  expect(undone(changed(typed, "d", "cell")).present).toBe("b");
});

test("old steps go when undo would hold too many letters, the newest stay", () => {
  let history = begun("x");
  for (let at = 0; at < 40; at++) history = changed(history, String(at).padEnd(1_000_000, "y"));
  expect(history.past.length).toBeLessThan(30);
  expect(undone(history).present.startsWith("38")).toBe(true);
});
