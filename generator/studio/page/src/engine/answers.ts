/** The shapes of answers, as generator/studio/requests.py gives them. */

export type Path = (string | number)[];
export type Texts = Record<string, string>;
export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain };

export interface Problem {
  what: string;
  hint: string | null;
  file: string | null;
  line: number | null;
  column: number | null;
  where: string | null;
  shown: string[];
  also: string | string[] | null;
  path: Path | null;
  /** The whole problem as `spiegel check` says it. */
  text: string;
  /** Whether it speaks for its cause: a list of all problems shows only those. */
  first?: boolean;
  cause?: number;
}

/** An entry of a list of the deck, as it is written; its texts by language. */
export interface Entry {
  path: Path;
  line: number;
  [key: string]: Plain | undefined;
}

/** A deck as it is written, right or wrong. */
export interface Table {
  title: Texts | null;
  version: Plain;
  languages: string[];
  theme: string | null;
  suits: Entry[];
  questions: Entry[];
  tips: Entry[];
  sessions: Entry[];
  purpose: Entry[];
  results: Entry[];
  workbook: Entry[];
  general: { texts: Record<string, { path: Path; line: number; text: Texts | null }>; [key: string]: unknown };
  print: { [key: string]: Plain };
  lines: Record<string, number>;
}

export interface Read {
  /** Null where the text cannot be read as YAML. */
  table: Table | null;
  problems: Problem[];
  warnings: Problem[];
}

export interface Changed extends Read {
  text: string;
}

export type Edit =
  | { op: "set"; path: Path; value: Plain }
  | { op: "remove"; path: Path }
  | { op: "add"; path: Path; at: number; value: Plain }
  | { op: "move"; path: Path; to: number }
  | { op: "duplicate"; path: Path }
  | { op: "languages"; value: string[] };

export interface Checked {
  problems: Problem[];
  advice: Problem[];
  lines: string[];
  left: Record<string, number>;
  /** Languages that do not fit on one card together, and where. */
  not_together: { languages: string[]; problems: Problem[] }[];
}

export interface Option {
  name: string;
  flag: string;
  help: string;
  kind: "flag" | "stock" | "names" | "deck" | "printer" | "text" | "choice" | "number";
  choices: string[];
  default: Plain;
  optional: boolean;
  least: number | null;
  most: number | null;
  whole: boolean;
}

export interface Product {
  name: string;
  summary: string;
  help: string;
  bilingual: boolean;
  options: Option[];
}

export interface Stock {
  id: string;
  title: string;
  width: number;
  height: number;
  per_sheet: number;
  paper: string;
  perforated: boolean;
}

export interface Theme {
  id: string;
  title: string;
  ink: string;
  paper: string;
  suits: { colour: string; sign: string }[];
}

export interface About {
  version: string;
  products: Product[];
  stocks: Stock[];
  papers: { name: string; width: number; height: number }[];
  themes: Theme[];
  signs: string[];
  languages: string[];
  usual_stocks: string[];
  starters: Record<string, string[]>;
  file: string;
  least_contrast: number;
}

export interface MadeFile {
  name: string;
  made: string;
  printing: string[];
  pages?: number | null;
  sheets?: number | null;
  /** Grams a square metre, at least and at most; null where no paper is to be chosen. */
  paper_weight: [number, number] | null;
  data?: Uint8Array;
}

export interface Made {
  files: MadeFile[];
  left_out: Problem[];
}

/** What a deck says of printing, and what of it can be chosen. */
export interface Choices {
  usual: Record<string, Record<string, Plain>>;
  print: Record<string, Plain>;
  languages: string[];
  sessions: { id: string; name: Texts }[];
  suits: { id: string; name: Texts }[];
  tags: string[];
  cards: string[];
  theme: string | null;
  stocks: Stock[];
}

/** What the page can show of a text that may be missing or wrong. */
export function textIn(value: Plain | undefined, language: string): string {
  if (typeof value === "string") return value;
  if (value && typeof value === "object" && !Array.isArray(value)) {
    const said = value[language];
    return said === null || said === undefined || typeof said === "object" ? "" : String(said);
  }
  return "";
}

export interface SuitLook {
  id: string;
  colour: string;
  contrast: number;
  sign: string;
}
