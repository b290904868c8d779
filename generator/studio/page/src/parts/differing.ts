/** Two texts → the first lines in which they differ, side by side, to tell them apart by. */

export interface Differing {
  line: number;
  theirs: string | undefined;
  mine: string | undefined;
}

const MOST = 12; // lines: enough to know one's own words again

export function differing(theirs: string, mine: string): Differing[] {
  const there = theirs.split("\n");
  const here = mine.split("\n");
  let first = 0;
  while (first < there.length && first < here.length && there[first] === here[first]) first++;
  let tail = 0;
  while (
    tail < Math.min(there.length, here.length) - first &&
    there[there.length - 1 - tail] === here[here.length - 1 - tail]
  )
    tail++;
  const last = Math.max(there.length, here.length) - tail;
  const found: Differing[] = [];
  for (let at = first; at < last && found.length < MOST; at++) {
    const one = at < there.length - tail ? there[at] : undefined;
    const other = at < here.length - tail ? here[at] : undefined;
    if (one !== other) found.push({ line: at + 1, theirs: one, mine: other });
  }
  return found;
}
