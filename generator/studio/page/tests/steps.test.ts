import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { begun, changed, undone } from "../src/state/history";
import { forgetDeck, keptSteps } from "../src/state/kept";

/** The page as it is after a reload: nothing is known but what is kept. */
async function reloaded() {
  vi.resetModules();
  return import("../src/state/steps");
}

test("undo goes on after a reload, where it was", async () => {
  const page = await reloaded();
  let history = begun("a");
  for (const text of ["b", "c", "d"]) {
    history = changed(history, text);
    await page.keepPast("deck", history.past);
  }
  const again = begun("d", await (await reloaded()).keptPast("deck"));
  expect(undone(again).present).toBe("c");
  expect(undone(undone(undone(again))).present).toBe("a");
  expect(undone(undone(undone(undone(again)))).present).toBe("a");
});

test("what was undone is no step any more, and what came after it is", async () => {
  const page = await reloaded();
  const three = changed(changed(changed(begun("a"), "b"), "c"), "d");
  await page.keepPast("undone", three.past);
  await page.keepPast("undone", changed(undone(undone(three)), "e").past);
  expect(await (await reloaded()).keptPast("undone")).toEqual(["a", "b"]);
});

test("only the step that is new is written", async () => {
  const page = await reloaded();
  await page.keepPast("few", ["a", "b"]);
  const before = await keptSteps("few");
  await page.keepPast("few", ["a", "b", "c"]);
  expect((await keptSteps("few")).slice(0, 2)).toEqual(before);
  const again = await reloaded();
  await again.keptPast("few");
  await again.keepPast("few", ["a", "b", "c", "d"]);
  expect((await keptSteps("few")).map((step) => step.text)).toEqual(["a", "b", "c", "d"]);
  expect((await keptSteps("few")).slice(0, 2)).toEqual(before);
});

test("the last fifty are kept, of a large deck as many as there is room for", async () => {
  const page = await reloaded();
  const many = Array.from({ length: 80 }, (_, at) => `text ${at}`);
  for (let length = 1; length <= many.length; length++) await page.keepPast("many", many.slice(0, length));
  expect(await (await reloaded()).keptPast("many")).toEqual(many.slice(-50));
  const large = ["x", "y", "z"].map((letter) => letter.repeat(3_000_000));
  await page.keepPast("large", large);
  expect((await keptSteps("large")).map((step) => step.text[0])).toEqual(["y", "z"]);
});

test("the steps of a deck go with it, and no others", async () => {
  const page = await reloaded();
  await page.keepPast("one", ["a"]);
  await page.keepPast("other", ["b"]);
  await forgetDeck("one");
  expect(await page.keptPast("one")).toEqual([]);
  expect(await page.keptPast("other")).toEqual(["b"]);
});
