/** The files beside the deck: pictures, a logo, fonts, a theme. What is added here the deck can name. */
import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Problem } from "../engine/answers";
import { FileChooser } from "../parts/file_chooser";
import { Icon } from "../parts/icons";
import { ProblemLines } from "../parts/problem_lines";
import { ask } from "../state/asking";
import { rewrite, text } from "../state/deck";
import { keepTheFiles } from "../state/opening";
import { language, t } from "../words/words";
import { renewLooks } from "./colours";

export interface Beside {
  path: string;
  size: number;
  kind: string;
}

export const files = signal<readonly Beside[]>([]);

export async function listFiles(): Promise<void> {
  const said = await ask<Beside[]>("files", {});
  if (said && "result" in said) files.value = said.result;
}

/** Puts a file beside the deck, keeps it, and looks at the deck again: what was missing may be there now. */
export async function putFile(path: string, data: Uint8Array): Promise<readonly Problem[]> {
  const said = await ask<unknown>("put", { path, data });
  if (said && "problems" in said) return said.problems;
  await changedBeside();
  return [];
}

async function changedBeside(): Promise<void> {
  await listFiles();
  await keepTheFiles();
  await renewLooks();
  await rewrite(text.value);
}

export function Files() {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const add = async (chosen: readonly File[]) => {
    const wrong: Problem[] = [];
    for (const file of chosen) wrong.push(...(await putFile(file.name, new Uint8Array(await file.arrayBuffer()))));
    setProblems(wrong);
  };
  const remove = async (path: string) => {
    const said = await ask<unknown>("remove", { path });
    setProblems(said && "problems" in said ? said.problems : []);
    await changedBeside();
  };
  return (
    <section>
      <h2>{t("files")}</h2>
      <p class="quiet">{t("files-help")}</p>
      {files.value.length > 0 && (
        <ul class="files">
          {files.value.map((each) => (
            <li key={each.path}>
              <span>{each.path}</span>
              <span class="quiet">{size(each.size)}</span>
              <button type="button" class="plain act" aria-label={t("delete", { id: each.path })} onClick={() => void remove(each.path)}>
                <Icon name="remove" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <FileChooser
        label={t("files-add")}
        accept=".png,.jpg,.jpeg,.svg,.ttf,.yaml,.yml"
        multiple
        testid="add-file"
        onFiles={(chosen) => void add(chosen)}
      >
        <Icon name="add" /> {t("files-add")}
      </FileChooser>
      <ProblemLines problems={problems} />
    </section>
  );
}

function size(bytes: number): string {
  return `${(bytes / 1024).toLocaleString(language.value, { maximumFractionDigits: bytes < 10_240 ? 1 : 0 })} kB`;
}
