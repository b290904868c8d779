import { describe, expect, it } from "vitest";
import { chooseJobSheet, given, productName } from "../src/print/choices";
import { stepsFor } from "../src/print/steps";

describe("the job sheet of the cards", () => {
  it("is made with what is chosen for the cards, and keeps its own paper and the weight of theirs", () => {
    given.value = { cards: { duplex: "manual", sets: 2 }, jobsheet: { weight: 300, stock: "tarot-a4" } };
    chooseJobSheet();
    expect(productName.value).toBe("jobsheet");
    expect(given.value["jobsheet"]).toEqual({ duplex: "manual", sets: 2, weight: 300 });
    expect(given.value["cards"]).toEqual({ duplex: "manual", sets: 2 });
  });
});

describe("the steps on paper", () => {
  const how = { duplex: "", stock: "", printer: "", given: {} };
  it("score and glue a box, and give a job sheet along", () => {
    expect(stepsFor("box", how).slice(-2)).toEqual(["step-score", "step-glue"]);
    expect(stepsFor("jobsheet", how)).toContain("step-give");
  });
});
