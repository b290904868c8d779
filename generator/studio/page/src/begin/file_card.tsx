/** A file of one's own, dropped on its card or chosen: a deck in YAML opens, a spreadsheet is imported. */
import { useState } from "preact/hooks";
import { FileChooser } from "../parts/file_chooser";
import { begin, emptyFolder } from "../state/opening";
import { goTo } from "../state/route";
import { t } from "../words/words";
import { ImportDialog, type Sheet } from "./import_dialog";

/** The kinds of spreadsheet that an import reads; every other file is taken for a deck. */
const SPREADSHEET = /\.(xlsx|csv|tsv|txt)$/i;

export function FileCard() {
  const [over, setOver] = useState(false);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const data = new Uint8Array(await file.arrayBuffer());
    if (SPREADSHEET.test(file.name)) return setSheet({ name: file.name, data });
    await emptyFolder();
    await begin(file.name.replace(/\.ya?ml$/i, ""), new TextDecoder().decode(data));
    goTo("write");
  };
  return (
    <>
    <article
      class={`card suit-d drop ${over ? "over" : ""}`}
      data-testid="drop"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <h2>{t("begin-file")}</h2>
      <div class="below">
        <p>{t("begin-file-text")}</p>
        <FileChooser
          label={t("begin-file")}
          accept=".yaml,.yml,.xlsx,.csv,.tsv,.txt"
          look="main"
          testid="begin-file"
          onFiles={([file]) => void take(file)}
        >
          {t("begin-file-do")}
        </FileChooser>
      </div>
    </article>
    <ImportDialog sheet={sheet} onClose={() => setSheet(null)} />
    </>
  );
}
