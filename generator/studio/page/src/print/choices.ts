/** What is chosen to print: a product, its options, and which cards; kept while the page is open, and put as requests take it. */
import { computed, effect, signal } from "@preact/signals";
import type { Choices, Option, Plain, Product } from "../engine/answers";
import { about, ask } from "../state/asking";
import { current, text } from "../state/deck";
import { prefer, preference } from "../state/preferences";

export interface Chosen {
  languages: string[];
  session: string | null;
  suits: string[];
  tags: string[];
  depths: number[];
  only: string[];
  without: string[];
  sample: number | null;
  shuffle: boolean;
  seed: number;
  theme: string | null;
}

export const NOTHING: Chosen = {
  languages: [],
  session: null,
  suits: [],
  tags: [],
  depths: [],
  only: [],
  without: [],
  sample: null,
  shuffle: false,
  seed: 1,
  theme: null,
};

export const productName = signal(preference("product") ?? "cards");
export const chosen = signal<Chosen>(NOTHING);
/** What is chosen of each product's options; what is not there is as usual. */
export const given = signal<Record<string, Record<string, Plain>>>({});
export const choices = signal<Choices | null>(null);

export const product = computed<Product | null>(
  () => about.value?.products.find((each) => each.name === productName.value) ?? about.value?.products[0] ?? null,
);

export function chooseProduct(name: string): void {
  prefer("product", name);
  productName.value = name;
}

export function choose(part: Partial<Chosen>): void {
  chosen.value = { ...chosen.value, ...part };
}

export function give(name: string, value: Plain): void {
  const mine = { ...given.value[product.value!.name] };
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) delete mine[name];
  else mine[name] = value;
  given.value = { ...given.value, [product.value!.name]: mine };
}

/** The value of an option as it is now: as chosen, else as the deck or the product says. */
export function valueOf(option: Option): Plain {
  const name = product.value!.name;
  const mine = given.value[name]?.[option.name];
  return mine ?? choices.value?.usual[name]?.[option.name] ?? option.default;
}

/** The job sheet of the cards as they are chosen now; its own paper and the weight of theirs stay as they were. */
export function chooseJobSheet(): void {
  const { paper, weight } = given.value["jobsheet"] ?? {};
  const own = Object.fromEntries(Object.entries({ paper, weight }).filter(([, value]) => value !== undefined));
  given.value = { ...given.value, jobsheet: { ...given.value["cards"], ...own } as Record<string, Plain> };
  chooseProduct("jobsheet");
}

/** What is asked for, as `plan` and `build` take it. */
export function order(): { text: string; product: string; options: object; chosen: Chosen } {
  const name = product.value!.name;
  return { text: text.value, product: name, options: given.value[name] ?? {}, chosen: chosen.value };
}

const deckId = computed(() => current.value?.id ?? null);

/** What was chosen of another deck is forgotten as soon as one is opened: nothing that is chosen of this one comes before that. */
effect(() => {
  void deckId.value;
  choices.value = null;
  chosen.value = NOTHING;
  given.value = {};
});

/** What can be chosen of the deck that is open. */
export async function loadChoices(): Promise<void> {
  const deck = deckId.value;
  const said = await ask<Choices>("options", { text: text.value });
  if (said && "result" in said && deck === deckId.value) choices.value = said.result;
}

/** The options that most people need, by product; the others are folded away. */
const COMMON: Record<string, readonly string[]> = {
  cards: ["stock", "duplex", "printer", "copies"],
  guide: ["people", "paper"],
  workbook: ["people", "paper", "names", "fillable"],
  "team-sheets": ["people", "paper", "fillable"],
  box: ["kind", "stock", "paper", "weight"],
  jobsheet: ["stock", "duplex", "weight", "paper"],
};

/** Options in two parts: the common and the rare ones; of a product that came later the first three are common. */
export function parted(made: Product): [Option[], Option[]] {
  const common = COMMON[made.name] ?? made.options.slice(0, 3).map((each) => each.name);
  return [made.options.filter((each) => common.includes(each.name)), made.options.filter((each) => !common.includes(each.name))];
}
