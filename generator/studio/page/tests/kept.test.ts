import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { Elsewhere, forgetDeck, keepDeck, keepFiles, keptDeck, keptDecks, keptFiles } from "../src/state/kept";

const deck = (id: string, text: string, revision = 0) => ({ id, name: id, text, revision, changed: 0 });

test("what is kept is there again, the last one first", async () => {
  await keepDeck(deck("one", "1"));
  await new Promise((resolve) => setTimeout(resolve, 5));
  await keepDeck(deck("two", "2"));
  expect((await keptDecks()).map((each) => each.id)).toEqual(["two", "one"]);
});

test("a tab that does not know the last change writes nothing, and is told what is there", async () => {
  const first = await keepDeck(deck("shared", "a"));
  const other = await keepDeck({ ...first, text: "b" });
  const late = keepDeck({ ...first, text: "c" });
  await expect(late).rejects.toBeInstanceOf(Elsewhere);
  await expect(late).rejects.toMatchObject({ theirs: { text: "b", revision: other.revision } });
  expect((await keptDeck("shared"))!.text).toBe("b");
});

test("two tabs that write at the same moment: one wins, the other is told", async () => {
  const first = await keepDeck(deck("race", "a"));
  const both = await Promise.allSettled([keepDeck({ ...first, text: "b" }), keepDeck({ ...first, text: "c" })]);
  expect(both.map((each) => each.status)).toEqual(["fulfilled", "rejected"]);
});

test("who chose their own text writes over the other", async () => {
  const first = await keepDeck(deck("mine", "a"));
  await keepDeck({ ...first, text: "b" });
  await keepDeck({ ...first, text: "c" }, true);
  expect((await keptDeck("mine"))!.text).toBe("c");
});

test("files are those of one deck, and go with it", async () => {
  await keepDeck(deck("pictures", "a"));
  await keepFiles("pictures", [{ path: "a.png", data: new Uint8Array([1]) }]);
  await keepFiles("other", [{ path: "a.png", data: new Uint8Array([2]) }]);
  await keepFiles("pictures", [{ path: "b.png", data: new Uint8Array([3]) }]);
  expect((await keptFiles("pictures")).map((each) => each.path)).toEqual(["b.png"]);
  await forgetDeck("pictures");
  expect(await keptFiles("pictures")).toEqual([]);
  expect(await keptFiles("other")).toHaveLength(1);
});
