/** The four views, and which of them the address names: the button “back” goes back. */
import { signal } from "@preact/signals";

export const VIEWS = ["begin", "write", "look", "print"] as const;
export type View = (typeof VIEWS)[number];

export const view = signal<View>("begin");

function named(): View {
  const said = location.hash.slice(1).split("/")[0];
  return VIEWS.find((each) => each === said) ?? "begin";
}

export function routeByAddress(): void {
  view.value = named();
  addEventListener("hashchange", () => {
    view.value = named();
  });
}

export function goTo(wanted: View): void {
  location.hash = wanted;
}
