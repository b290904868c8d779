/** A line at the foot that says what was done just now, and takes it back where that can be. */
import { signal } from "@preact/signals";
import { undo } from "../state/deck";
import { t } from "../words/words";

interface Said {
  words: string;
  canUndo: boolean;
}

const said = signal<Said | null>(null);
const SHOWN = 8000; // ms: long enough to read it and reach the button
let timer: ReturnType<typeof setTimeout> | undefined;

export function say(words: string, canUndo = false): void {
  said.value = { words, canUndo };
  clearTimeout(timer);
  timer = setTimeout(() => (said.value = null), SHOWN);
}

export function Toast() {
  const now = said.value;
  return (
    <div class="toast" role="status">
      {now && (
        <p>
          <span>{now.words}</span>
          {now.canUndo && (
            <button type="button" class="plain" onClick={() => void undo().then(() => (said.value = null))}>
              {t("undo")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
