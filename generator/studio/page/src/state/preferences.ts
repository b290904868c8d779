/** Small choices that this browser keeps: the language of the page, the stock that cards are tried on. */

export function preference(name: string): string | null {
  try {
    return localStorage.getItem(`spiegel-${name}`);
  } catch {
    return null; // a browser that keeps nothing: every visit begins as the first
  }
}

export function prefer(name: string, value: string): void {
  try {
    localStorage.setItem(`spiegel-${name}`, value);
  } catch {
    // nothing is kept, and nothing else depends on it
  }
}
