/**
 * Where what had the focus is taken away, or can no longer be used, what stands nearest gets it: nobody begins at the top again.
 *
 * Where much more of the page is another, as with another view or deck, the content itself gets it: a screen reader goes on there.
 */
import { useEffect } from "preact/hooks";

const REACHED = "a[href], button, input, select, textarea, summary, [tabindex='0']";
const CONTENT = "main";

/** How far up from what is gone something near is looked for: an entry of a list and the list lie within. */
const LEVELS = 4;

/** A part of the page, and which of its children had the focus in it. */
interface Place {
  within: Element;
  child: number;
}

export function useKeptFocus(): void {
  useEffect(() => {
    let held: HTMLElement | null = null;
    let places: readonly Place[] = [];
    const content = document.getElementById(CONTENT)!;
    const keep = (event: FocusEvent) => {
      held = event.target as HTMLElement;
      places = placesOf(held);
    };
    const leave = () =>
      setTimeout(() => {
        if (held && usable(held) && document.activeElement === document.body) held = null; // by a click beside it
      });
    const changes = new MutationObserver(() => {
      if (!held || usable(held)) return;
      if (document.activeElement !== document.body && document.activeElement !== held) return;
      (nearest(places) ?? content).focus();
    });
    addEventListener("focusin", keep);
    addEventListener("focusout", leave);
    changes.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    return () => {
      removeEventListener("focusin", keep);
      removeEventListener("focusout", leave);
      changes.disconnect();
    };
  }, []);
}

/** From the inside out up to the content of the page; nothing for what lies outside of it, such as a dialog. */
function placesOf(element: Element): Place[] {
  const places: Place[] = [];
  for (let each = element; each.id !== CONTENT; each = each.parentElement) {
    if (!each.parentElement) return [];
    places.push({ within: each.parentElement, child: [...each.parentElement.children].indexOf(each) });
  }
  return places;
}

/** What stands in the place of what is gone, else behind it, else before it; nothing where all around it is another. */
function nearest(places: readonly Place[]): HTMLElement | null {
  for (const { within, child } of places.slice(0, LEVELS)) {
    if (!within.isConnected) continue;
    if (within.id === CONTENT) break;
    const children = [...within.children];
    for (const each of [...children.slice(child), ...children.slice(0, child).reverse()]) {
      const found = [each, ...each.querySelectorAll(REACHED)].find((one) => one.matches(REACHED) && usable(one as HTMLElement) && (one as HTMLElement).tabIndex >= 0);
      if (found) return found as HTMLElement;
    }
  }
  return null;
}

function usable(element: HTMLElement): boolean {
  return element.isConnected && !(element as HTMLButtonElement).disabled && element.checkVisibility();
}
