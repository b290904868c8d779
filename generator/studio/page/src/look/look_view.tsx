/** The third view: how the deck looks. Its theme, the colour and the sign of each suit, and the files that lie beside it. */
import { useEffect } from "preact/hooks";
import { about, theEngine } from "../state/asking";
import { current, edit, table } from "../state/deck";
import { CardPane } from "../write/card_pane";
import { t, known } from "../words/words";
import { Files, listFiles } from "./files";
import { OwnTheme } from "./own_theme";
import { SuitLooks } from "./suit_looks";

export function LookView() {
  useEffect(() => void listFiles(), []);
  if (!table.value) return <p class="alarm">{t("unreadable")}</p>;
  return (
    <div class="look">
      <h1>{t("view-look")}</h1>
      <div class="desk">
        <div class="paper">
          <Themes />
          <SuitLooks />
          {hasFolder() ? <Files /> : <p class="quiet">{t("files-none")}</p>}
        </div>
        <CardPane />
      </div>
    </div>
  );
}

/** On this machine only a deck with a file has a folder of its own: what lies beside another deck is not for this one. */
function hasFolder(): boolean {
  return theEngine().kind === "browser" || (current.value?.ofFile ?? false);
}

function Themes() {
  const now = table.value!.theme ?? "spiegel";
  const shipped = about.value!.themes;
  const own = now.includes(".");
  return (
    <section>
      <h2 id="themes">{t("themes")}</h2>
      <div class="themes" role="radiogroup" aria-labelledby="themes">
        {shipped.map((each) => (
          <label key={each.id} class="theme">
            <input type="radio" name="theme" checked={now === each.id} onChange={() => void edit([{ op: "set", path: ["theme"], value: each.id }])} data-testid={`theme-${each.id}`} />
            <span class="swatches" aria-hidden="true">
              {each.suits.slice(0, 4).map((suit, at) => (
                <i key={at} style={{ background: suit.colour }} />
              ))}
            </span>
            <strong>{each.id}</strong>
            <span class="quiet">{known(`theme-${each.id}`, each.title)}</span>
          </label>
        ))}
        {own && (
          <label class="theme">
            <input type="radio" name="theme" checked readOnly />
            <strong>{now}</strong>
            <span class="quiet">{t("theme-own")}</span>
          </label>
        )}
      </div>
      {hasFolder() && <OwnTheme file={own ? now : null} />}
    </section>
  );
}
