/** Printers that were measured, kept for next time; and measuring one: a sheet, a needle, and what is read on it. */
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../engine/answers";
import { download } from "../parts/download";
import { Icon } from "../parts/icons";
import { ProblemLines } from "../parts/problem_lines";
import { say } from "../parts/toast";
import { ask } from "../state/asking";
import { keepTheSettings } from "../state/opening";
import { language, t } from "../words/words";

export interface Printer {
  name: string;
  /** Name and tray, as an option takes it. */
  label: string;
  measured?: string | null;
}

export const printers = signal<readonly Printer[]>([]);

export async function listPrinters(): Promise<void> {
  const said = await ask<Printer[]>("printers", {});
  if (said && "result" in said) printers.value = said.result;
}

export function Printers() {
  useEffect(() => void listPrinters(), []);
  const remove = async (label: string) => {
    await ask("printer_remove", { name: label });
    await keepTheSettings();
    await listPrinters();
  };
  return (
    <details class="fold" data-testid="printers">
      <summary>
        <h2>{t("printers")}</h2> <span class="count">{printers.value.length}</span>
      </summary>
      <p class="quiet">{t("printers-help")}</p>
      {printers.value.length > 0 && (
        <ul class="files">
          {printers.value.map((each) => (
            <li key={each.label}>
              <span>
                <strong>{each.label}</strong> <span class="quiet">{each.measured}</span>
              </span>
              <button type="button" class="plain act" aria-label={t("delete", { id: each.label })} onClick={() => void remove(each.label)}>
                <Icon name="remove" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Measure />
    </details>
  );
}

const PAPERS = ["a4", "letter", "a3"];
const SEEN = ["1 up", "1 down", "2 up", "2 down"];

function Measure() {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [name, setName] = useState("");
  const [paper, setPaper] = useState("a4");
  const [byHand, setByHand] = useState(false);
  const sheet = async () => {
    const said = await ask<{ files: { name: string; data: Uint8Array }[] }>("printer_sheet", {
      name: name || t("printer-usual-name"),
      paper,
      language: language.value,
      by_hand: byHand,
    });
    if (said === null) return;
    if ("problems" in said) return setProblems(said.problems);
    setProblems([]);
    for (const file of said.result.files) download(file.name, file.data, "application/pdf");
  };
  const keep = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const read = new FormData(form);
    const values = {
      paper,
      tray: String(read.get("tray")).trim(),
      holes: [1, 2, 3, 4].map((each) => String(read.get(`hole-${each}`)).trim()),
      bars: [Number(read.get("bar-1")), Number(read.get("bar-2"))],
      seen: byHand ? String(read.get("seen")) : null,
    };
    const said = await ask("printer_set", { name, values });
    if (said === null) return;
    if ("problems" in said) return setProblems(said.problems);
    setProblems([]);
    await keepTheSettings();
    await listPrinters();
    say(t("printer-kept", { name }));
  };
  return (
    <form onSubmit={(event) => void keep(event)} class="measure">
      <h3>{t("measure")}</h3>
      <div class="fields">
        <label>
          {t("printer-name")}
          <input required value={name} placeholder={t("printer-usual-name")} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          {t("printer-tray")}
          <input name="tray" />
        </label>
        <label>
          {t("printer-paper")}
          <select value={paper} onChange={(event) => setPaper(event.currentTarget.value)}>
            {PAPERS.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label class="tick">
          <input type="checkbox" checked={byHand} onChange={(event) => setByHand(event.currentTarget.checked)} /> {t("printer-by-hand")}
        </label>
      </div>
      <ol>
        <li>
          {t("measure-1")}{" "}
          <button type="button" onClick={() => void sheet()} data-testid="printer-sheet">
            {t("measure-sheet")}
          </button>
        </li>
        <li>{t("measure-2")}</li>
        <li>
          {t("measure-3")}
          <div class="fields four">
            {[1, 2, 3, 4].map((each) => (
              <label key={each}>
                {t("measure-hole", { number: each })}
                <input name={`hole-${each}`} required placeholder="K9" autocomplete="off" />
              </label>
            ))}
          </div>
        </li>
        <li>
          {t("measure-4")}
          <div class="fields four">
            <label>
              {t("measure-bar", { number: 1 })}
              <input name="bar-1" type="number" step="0.1" min="1" max="400" defaultValue="150" required />
            </label>
            <label>
              {t("measure-bar", { number: 2 })}
              <input name="bar-2" type="number" step="0.1" min="1" max="400" defaultValue="200" required />
            </label>
          </div>
        </li>
        {byHand && (
          <li>
            <label>
              {t("measure-seen")}
              <select name="seen">
                {SEEN.map((each) => (
                  <option key={each} value={each}>
                    {t(`seen-${each.replace(" ", "-")}`)}
                  </option>
                ))}
              </select>
            </label>
          </li>
        )}
      </ol>
      <ProblemLines problems={problems} />
      <button class="main">{t("measure-keep")}</button>
    </form>
  );
}
