/** Asks which goes on where the deck was changed elsewhere meanwhile: nothing is written over without asking. */
import { conflict, resolve } from "../state/opening";
import { current, text } from "../state/deck";
import { t } from "../words/words";
import { differing } from "./differing";
import { Dialog } from "./dialog";

/**
 * The first of the two texts gets the focus: whoever is typing when it is asked chooses nothing with the next space or Enter, and
 * the arrows scroll what is longer than its place.
 */
export function Conflict() {
  const now = conflict.value;
  const { pairs, more } = differing(now?.text ?? "", now ? text.value : "");
  const copy = t("copy-name", { name: current.value?.name ?? "" });
  return (
    <Dialog title={t("conflict-title")} open={now !== null} testid="conflict">
      <p>{t(now?.from === "tab" ? "conflict-tab" : "conflict-file")}</p>
      <div class="versions">
        {(["theirs", "mine"] as const).map((side) => (
          <section key={side}>
            <h3 id={`conflict-${side}`}>{t(`conflict-${side}`)}</h3>
            <ol class="lines" tabIndex={0} aria-labelledby={`conflict-${side}`}>
              {pairs.map((each, at) => (
                <li key={at} value={each[side]?.number} class={each[side] ? "" : "nothing"}>
                  {each[side]?.words}
                </li>
              ))}
              {more && <li class="nothing">…</li>}
            </ol>
          </section>
        ))}
      </div>
      <div class="buttons">
        {(["theirs", "mine", "copy"] as const).map((choice) => (
          <button key={choice} type="button" data-testid={`conflict-${choice}`} onClick={() => void resolve(choice, copy)}>
            {t(`conflict-take-${choice}`)}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
