/** A small deck of one's own: its title, its languages and its suits. */
import { useState } from "preact/hooks";
import type { Problem } from "../engine/answers";
import { ask } from "../state/asking";
import { edit } from "../state/deck";
import { begin, emptyFolder } from "../state/opening";
import { goTo } from "../state/route";
import { Dialog } from "../parts/dialog";
import { ProblemLines } from "../parts/problem_lines";
import { LANGUAGES, language, t } from "../words/words";

export function NewDeck({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const make = async (event: SubmitEvent) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const title = String(said.get("title")).trim();
    const languages = said.getAll("language").map(String);
    const suits = String(said.get("suits"))
      .split(/[\n,]/)
      .map((each) => each.trim())
      .filter(Boolean);
    setBusy(true);
    await emptyFolder();
    const answer = await ask<{ text: string }>("new", { title, language: languages[0] ?? language.value, suits });
    setBusy(false);
    if (answer === null) return onClose();
    if ("problems" in answer) return setProblems(answer.problems);
    await begin(title, answer.result.text);
    if (languages.length > 1) await edit([{ op: "languages", value: languages }]);
    onClose();
    goTo("write");
  };
  return (
    <Dialog title={t("begin-own")} open={open} onClose={onClose} testid="new-deck">
      <form onSubmit={(event) => void make(event)}>
        <label>
          {t("new-title")}
          <input name="title" required maxLength={60} autofocus placeholder={t("new-title-example")} />
        </label>
        <fieldset>
          <legend>{t("new-languages")}</legend>
          <div class="ticks">
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <label key={code} class="tick">
                <input type="checkbox" name="language" value={code} defaultChecked={code === language.value} />
                <span lang={code}>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <label>
          {t("new-suits")}
          <textarea name="suits" rows={4} required defaultValue={t("new-suits-example").split(", ").join("\n")} />
        </label>
        <p class="quiet">{t("new-suits-help")}</p>
        <ProblemLines problems={problems} />
        <div class="buttons">
          <button class="main" disabled={busy} data-testid="new-make">
            {t("new-make")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

