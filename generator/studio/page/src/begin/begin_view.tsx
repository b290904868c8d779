/** The first view: three cards to begin with, their question above the line and the way on below it; and the decks kept here. */
import { useSignal } from "@preact/signals";
import { must, told } from "../state/asking";
import { begin, decks, emptyFolder, goOn } from "../state/opening";
import { goTo } from "../state/route";
import { t } from "../words/words";
import { FileCard } from "./file_card";
import { KeptDecks } from "./kept_decks";
import { NewDeck } from "./new_deck";

export function BeginView() {
  const own = useSignal(false);
  const busy = useSignal(false);
  const shipped = async () => {
    busy.value = true;
    try {
      await emptyFolder();
      await begin("Spiegel", (await must<{ text: string }>("shipped", {})).text);
      goTo("write");
    } catch (error) {
      told(error);
    } finally {
      busy.value = false;
    }
  };
  return (
    <div class="begin">
      <h1>{t("begin-title")}</h1>
      <p class="lead">{t("begin-lead")}</p>
      <div class="starts">
        <article class="card suit-b">
          <h2>{t("begin-shipped")}</h2>
          <div class="below">
            <p>{t("begin-shipped-text")}</p>
            <button type="button" class="main" disabled={busy.value} onClick={() => void shipped()} data-testid="begin-shipped">
              {t("begin-shipped-do")}
            </button>
          </div>
        </article>
        <article class="card suit-a">
          <h2>{t("begin-own")}</h2>
          <div class="below">
            <p>{t("begin-own-text")}</p>
            <button type="button" class="main" onClick={() => (own.value = true)} data-testid="begin-own">
              {t("begin-own-do")}
            </button>
          </div>
        </article>
        <FileCard />
      </div>
      {decks.value.length > 0 && <KeptDecks onOpen={(id) => void goOn(id).then(() => goTo("write"))} />}
      <NewDeck open={own.value} onClose={() => (own.value = false)} />
    </div>
  );
}
