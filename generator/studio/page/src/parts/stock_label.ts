/** A stock as a choice: what a card measures, how many lie on a sheet of which paper, and its name. */
import type { Stock } from "../engine/answers";
import { language, t } from "../words/words";

export function stockLabel(stock: Stock): string {
  const mm = (length: number) => length.toLocaleString(language.value, { maximumFractionDigits: 1 });
  return t(stock.perforated ? "stock-perforated" : "stock-cut", {
    width: mm(stock.width),
    height: mm(stock.height),
    number: stock.per_sheet,
    paper: stock.paper.length === 2 ? stock.paper.toUpperCase() : stock.paper,
    name: stock.id,
  });
}
