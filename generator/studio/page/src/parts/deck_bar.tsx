/** The deck's own line: its name, whether it is kept, undo and redo, and saving it as a file. */
import { useRef, useState } from "preact/hooks";
import { history, current, redo, settled, text, undo } from "../state/deck";
import { ask } from "../state/asking";
import { alsoOpen, rename, saving } from "../state/opening";
import { t } from "../words/words";
import { download } from "./download";
import { Dialog } from "./dialog";
import { Icon } from "./icons";

export function DeckBar() {
  const deck = current.value!;
  const [naming, setNaming] = useState(false);
  return (
    <div class="deckbar" role="region" aria-label={t("deck")}>
      <h2 class="deckname">
        {deck.name}
        {!deck.ofFile && (
          <button type="button" class="plain small" onClick={() => setNaming(true)}>
            {t("rename")}
          </button>
        )}
      </h2>
      <p class="kept" role="status" data-testid="saving" data-state={saving.value}>
        {t(saving.value === "saved" ? (deck.ofFile ? "saved-file" : "saved") : saving.value)}
        {alsoOpen.value && <> · {t("also-open")}</>}
      </p>
      <div class="steps">
        <button type="button" class="plain" disabled={history.value.past.length === 0} onClick={() => void undo()} data-testid="undo">
          <Icon name="undo" /> {t("undo")}
        </button>
        <button type="button" class="plain" disabled={history.value.future.length === 0} onClick={() => void redo()} data-testid="redo">
          <Icon name="redo" /> {t("redo")}
        </button>
        <SaveAs />
      </div>
      <Rename open={naming} onClose={() => setNaming(false)} />
    </div>
  );
}

function SaveAs() {
  const menu = useRef<HTMLDetailsElement>(null);
  const save = async (kind: "yaml" | "xlsx" | "csv") => {
    menu.current!.open = false;
    await settled();
    const name = fileName(current.value!.name);
    if (kind === "yaml") return download(`${name}.yaml`, new TextEncoder().encode(text.value), "application/yaml");
    const said = await ask<{ name: string; data: Uint8Array }>("export", { text: text.value, kind });
    if (said && "result" in said) download(said.result.name, said.result.data, "application/octet-stream");
  };
  return (
    <details class="menu" ref={menu}>
      <summary data-testid="save-as">{t("save-as")}</summary>
      <div class="sheet">
        {(["yaml", "xlsx", "csv"] as const).map((kind) => (
          <button key={kind} type="button" class="plain" data-testid={`save-${kind}`} onClick={() => void save(kind)}>
            {t(`save-${kind}`)}
          </button>
        ))}
      </div>
    </details>
  );
}

/** The name of a deck as the name of a file, without what some systems refuse in names. */
function fileName(name: string): string {
  return name.replace(/\.ya?ml$/i, "").replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-").trim() || "cards";
}

function Rename({ open, onClose }: { open: boolean; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const done = (event: Event) => {
    event.preventDefault();
    const name = field.current!.value.trim();
    if (name) void rename(name);
    onClose();
  };
  return (
    <Dialog title={t("rename-title")} open={open} onClose={onClose}>
      <form onSubmit={done}>
        <label>
          {t("rename-label")}
          <input ref={field} defaultValue={current.value!.name} required maxLength={80} />
        </label>
        <div class="buttons">
          <button class="main">{t("rename")}</button>
        </div>
      </form>
    </Dialog>
  );
}
