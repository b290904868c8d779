/** What hands do, from the file to the table: the words for each step, by what is printed and how. */
import type { Plain } from "../engine/answers";
import { choices } from "./choices";

interface How {
  duplex: string;
  stock: string;
  printer: string;
  given: Record<string, Plain>;
}

export function stepsFor(name: string, how: How): string[] {
  if (name === "cards") return cards(how);
  if (name === "workbook") return ["step-size", how.given["paper"] ? "step-both" : "step-short", "step-first", how.given["paper"] ? "step-bind" : "step-fold"];
  if (name === "guide") return ["step-size", "step-both", "step-first", "step-bind"];
  if (name === "box") return ["step-size", "step-one", "step-panel", "step-thick", "step-score", "step-glue"];
  if (name === "jobsheet") return ["step-one", "step-give"];
  return ["step-size", "step-one", "step-first"];
}

function cards({ duplex, stock, printer }: How): string[] {
  const perforated = choices.value?.stocks.find((each) => each.id === stock)?.perforated ?? false;
  const turn = { short: "step-turn-short", manual: "step-turn-hand", fold: "step-turn-fold", fronts: "step-turn-none" }[duplex] ?? "step-turn-long";
  const compare = duplex === "fronts" || duplex === "fold" ? [] : ["step-light"];
  const needle = duplex === "fronts" || duplex === "fold" || printer ? [] : ["step-needle"];
  return ["step-test", "step-bar", turn, ...compare, ...needle, "step-thick", perforated ? "step-tear" : "step-cut"];
}
