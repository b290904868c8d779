import { expect, test } from "vitest";
import { spoken } from "../src/words/words";

test("the first language that the page speaks, whatever its country", () => {
  expect(spoken(["pt-BR", "fr-BE", "nl"])).toBe("fr");
  expect(spoken(["NL"])).toBe("nl");
});

test("English where it speaks none", () => {
  expect(spoken([])).toBe("en");
  expect(spoken(["", "pl"])).toBe("en");
});
