/** Two texts → the lines in which they differ, side by side, to tell them apart by. */

export interface Line {
  /** Its number in its own text. */
  number: number;
  words: string;
}

/** A line of each text that stands in the place of the other's; null where that has none. */
export interface Pair {
  theirs: Line | null;
  mine: Line | null;
}

export interface Differing {
  pairs: Pair[];
  /** Whether there are more than these. */
  more: boolean;
}

const MOST = 12; // lines: enough to know one's own words again
const LARGEST = 1500; // lines between the first and the last difference that are compared one by one

export function differing(theirs: string, mine: string): Differing {
  const there = theirs.split("\n");
  const here = mine.split("\n");
  let first = 0;
  while (first < there.length && first < here.length && there[first] === here[first]) first++;
  let tail = 0;
  while (tail < Math.min(there.length, here.length) - first && there.at(-1 - tail) === here.at(-1 - tail)) tail++;
  return compared(there.slice(first, there.length - tail), here.slice(first, here.length - tail), first);
}

/** What differs between two runs of lines: lines that both have in the same order are passed over. */
function compared(there: string[], here: string[], before: number): Differing {
  const common = Math.max(there.length, here.length) > LARGEST ? [] : sharedLines(there, here);
  const pairs: Pair[] = [];
  const line = (lines: string[], at: number, end: number) => (at < end ? { number: before + at + 1, words: lines[at]! } : null);
  let [one, other] = [0, 0];
  for (const [nextOne, nextOther] of [...common, [there.length, here.length] as const]) {
    for (; one < nextOne || other < nextOther; one++, other++) {
      if (pairs.length === MOST) return { pairs, more: true };
      pairs.push({ theirs: line(there, one, nextOne), mine: line(here, other, nextOther) });
    }
    [one, other] = [nextOne + 1, nextOther + 1];
  }
  return { pairs, more: false };
}

/** The longest run of lines that both have, as pairs of places: by the usual table of lengths. */
function sharedLines(there: string[], here: string[]): [number, number][] {
  const width = here.length + 1;
  const longest = new Uint16Array((there.length + 1) * width);
  for (let one = there.length - 1; one >= 0; one--)
    for (let other = here.length - 1; other >= 0; other--)
      longest[one * width + other] =
        there[one] === here[other]
          ? longest[(one + 1) * width + other + 1]! + 1
          : Math.max(longest[(one + 1) * width + other]!, longest[one * width + other + 1]!);
  const pairs: [number, number][] = [];
  for (let one = 0, other = 0; one < there.length && other < here.length; ) {
    if (there[one] === here[other]) pairs.push([one++, other++]);
    else if (longest[(one + 1) * width + other]! >= longest[one * width + other + 1]!) one++;
    else other++;
  }
  return pairs;
}
