/** A spreadsheet becomes a deck, or brings the open deck up to date. What Spiegel cannot know is asked here, in place. */
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../engine/answers";
import { ask } from "../state/asking";
import { current, rewrite, text } from "../state/deck";
import { begin, emptyFolder } from "../state/opening";
import { goTo } from "../state/route";
import { Dialog } from "../parts/dialog";
import { ProblemLines } from "../parts/problem_lines";
import { LANGUAGES, language, t } from "../words/words";

export interface Sheet {
  name: string;
  data: Uint8Array;
}

interface Imported {
  text: string;
  lines: string[];
  notes: (string | Problem)[];
}

export function ImportDialog({ sheet, onClose }: { sheet: Sheet | null; onClose: () => void }) {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [done, setDone] = useState<Imported | null>(null);
  const [into, setInto] = useState(false);
  useEffect(() => {
    setProblems([]);
    setDone(null);
    setInto(false);
  }, [sheet]);
  if (!sheet) return null;
  const bring = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const given: Record<string, unknown> = { name: sheet.name, data: sheet.data };
    for (const key of ["language", "sheet", "encoding", "title"]) if (said.get(key)) given[key] = String(said.get(key)).trim();
    if (said.get("hidden")) given["hidden"] = true;
    if (into) given["into"] = text.value;
    const answer = await ask<Imported>("import_", given);
    if (answer === null) return onClose();
    if ("problems" in answer) return setProblems(answer.problems);
    setProblems([]);
    setDone(answer.result);
  };
  const open = async () => {
    if (into) await rewrite(done!.text);
    else {
      await emptyFolder();
      await begin(sheet.name.replace(/\.\w+$/, ""), done!.text);
    }
    onClose();
    goTo("write");
  };
  return (
    <Dialog title={t("import-title", { name: sheet.name })} open onClose={onClose} testid="import">
      {done ? (
        <>
          <ul class="said" lang="en">
            {done.lines.map((line, at) => (
              <li key={at}>{line}</li>
            ))}
            {done.notes.map((note, at) => (
              <li key={`n${at}`}>{typeof note === "string" ? note : note.text}</li>
            ))}
          </ul>
          <div class="buttons">
            <button type="button" class="main" autofocus onClick={() => void open()} data-testid="import-open">
              {t("import-open")}
            </button>
          </div>
        </>
      ) : (
        <form onSubmit={(event) => void bring(event)}>
          <Questions sheet={sheet} into={into} setInto={setInto} />
          <ProblemLines problems={problems} />
          <div class="buttons">
            <button class="main" data-testid="import-do">
              {t("import-do")}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Questions({ sheet, into, setInto }: { sheet: Sheet; into: boolean; setInto: (into: boolean) => void }) {
  return (
    <>
      {current.value && (
        <fieldset>
          <legend>{t("import-where")}</legend>
          <label class="tick">
            <input type="radio" name="where" checked={!into} onChange={() => setInto(false)} /> {t("import-new")}
          </label>
          <label class="tick">
            <input type="radio" name="where" checked={into} onChange={() => setInto(true)} data-testid="import-into" />{" "}
            {t("import-into", { name: current.value.name })}
          </label>
        </fieldset>
      )}
      {!into && (
        <label>
          {t("new-title")}
          <input name="title" maxLength={60} defaultValue={sheet.name.replace(/\.\w+$/, "")} />
        </label>
      )}
      <label>
        {t("import-language")}
        <select name="language">
          <option value="">{t("import-language-said")}</option>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code} selected={code === language.value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <details>
        <summary>{t("import-more")}</summary>
        {sheet.name.toLowerCase().endsWith(".xlsx") ? (
          <>
            <label>
              {t("import-sheet")}
              <input name="sheet" />
            </label>
            <label class="tick">
              <input type="checkbox" name="hidden" /> {t("import-hidden")}
            </label>
          </>
        ) : (
          <label>
            {t("import-encoding")}
            <input name="encoding" placeholder="utf-8" />
          </label>
        )}
      </details>
    </>
  );
}
