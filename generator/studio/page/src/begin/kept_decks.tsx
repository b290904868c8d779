/** The decks that this browser keeps, the last one first. */
import { useState } from "preact/hooks";
import { Dialog } from "../parts/dialog";
import { current } from "../state/deck";
import { forgetDeck, type KeptDeck } from "../state/kept";
import { decks, listDecks } from "../state/opening";
import { language, t } from "../words/words";

export function KeptDecks({ onOpen }: { onOpen: (id: string) => void }) {
  const [leaving, setLeaving] = useState<KeptDeck | null>(null);
  const shown = decks.value.filter((each) => !each.id.startsWith("file:"));
  const forget = async () => {
    await forgetDeck(leaving!.id);
    setLeaving(null);
    await listDecks();
  };
  if (shown.length === 0) return null;
  return (
    <section class="keptdecks">
      <h2>{t("kept-title")}</h2>
      <ul>
        {shown.map((each) => (
          <li key={each.id}>
            <button type="button" class="plain open" onClick={() => onOpen(each.id)} data-testid="kept-deck">
              <strong>{each.name}</strong>
              <span class="quiet">{t("kept-changed", { when: when(each.changed) })}</span>
            </button>
            {current.value?.id === each.id ? (
              <span class="quiet">{t("kept-open")}</span>
            ) : (
              <button type="button" class="plain" aria-label={t("kept-forget-name", { name: each.name })} onClick={() => setLeaving(each)}>
                {t("remove")}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Dialog title={t("kept-forget")} open={leaving !== null} onClose={() => setLeaving(null)}>
        <p>{t("kept-forget-text", { name: leaving?.name ?? "" })}</p>
        <div class="buttons">
          <button type="button" onClick={() => setLeaving(null)}>
            {t("kept-stay")}
          </button>
          <button type="button" class="main" onClick={() => void forget()}>
            {t("remove")}
          </button>
        </div>
      </Dialog>
    </section>
  );
}

function when(changed: number): string {
  return new Intl.DateTimeFormat(language.value, { dateStyle: "medium", timeStyle: "short" }).format(changed);
}
