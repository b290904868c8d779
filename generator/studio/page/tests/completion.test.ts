import { expect, test } from "vitest";
import type { Node } from "../src/write/schema";
import { offered } from "../src/write/yaml_completion";

const SCHEMA: Node = {
  $ref: "#/$defs/Bank",
  $defs: {
    Bank: { properties: { title: {}, questions: { type: "array", items: { $ref: "#/$defs/Question" } } } },
    Question: { properties: { id: {}, depth: { enum: [1, 2, 3, "1"] }, picture: { $ref: "#/$defs/Picture" } } },
    Picture: { properties: { file: {}, shows: {} } },
  },
};
const labels = (above: string[], before: string) => offered(SCHEMA, above, before, 100, false)?.options.map((each) => each.label);

test("at the left the keys of a deck", () => {
  expect(labels([], "ti")).toEqual(["title", "questions"]);
});

test("in an entry the keys of that entry, after its dash and below it", () => {
  expect(labels(["questions:"], "  - i")).toEqual(["id", "depth", "picture"]);
  expect(labels(["questions:", "  - id: A1"], "    d")).toEqual(["id", "depth", "picture"]);
  expect(labels(["questions:", "- id: A1"], "  d")).toEqual(["id", "depth", "picture"]);
});

test("deeper, the keys of what is there", () => {
  expect(labels(["questions:", "  - id: A1", "    picture:"], "      f")).toEqual(["file", "shows"]);
});

test("after a key the values that it takes, each once", () => {
  expect(labels(["questions:", "  - id: A1"], "    depth: ")).toEqual(["1", "2", "3"]);
  expect(labels(["questions:", "  - id: A1"], "    id: ")).toBeUndefined();
});

test("nothing where no key was begun, unless it is asked for", () => {
  expect(labels([], "")).toBeUndefined();
  expect(offered(SCHEMA, [], "", 0, true)?.options).toHaveLength(2);
});
