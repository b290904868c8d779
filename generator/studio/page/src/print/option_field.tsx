/** One option of a product: a tick, a choice, a number or words, as its kind asks; what it means stands below it. */
import { useEffect, useId, useState } from "preact/hooks";
import type { Option, Plain, Problem } from "../engine/answers";
import { FileChooser } from "../parts/file_chooser";
import { Icon } from "../parts/icons";
import { ProblemLines } from "../parts/problem_lines";
import { stockLabel } from "../parts/stock_label";
import { known, t } from "../words/words";
import { files, listFiles, putFile } from "../look/files";
import { choices, give, product, valueOf } from "./choices";
import { printers } from "./printers";
import { REFUSAL, refused } from "./refused";
import { TypedInput, useTyped } from "../parts/typed_input";

/** What an option is called, where a product has words of its own for it in those. */
export function labelOf(option: Option): string {
  return known(`option-${product.value!.name}-${option.name}`, known(`option-${option.name}`, option.flag.replace("--", "")));
}

export function OptionField({ option }: { option: Option }) {
  const help = useId();
  const words = known(`option-${option.name}-help`, "");
  const label = labelOf(option);
  return (
    <div class={`option option-${option.kind}`}>
      <label>
        {option.kind === "flag" ? null : <span>{label}</span>}
        <Field option={option} help={words ? help : undefined} />
        {option.kind === "flag" ? <span>{label}</span> : null}
      </label>
      {option.kind === "deck" && <OlderFile option={option} />}
      {words && (
        <p class="quiet" id={help}>
          {words}
        </p>
      )}
    </div>
  );
}

function Field({ option, help }: { option: Option; help: string | undefined }) {
  const value = valueOf(option);
  const shown = value === null || value === undefined ? "" : String(value);
  const wrong = refused.value.has(option.flag);
  const common = {
    "aria-describedby": [help, wrong && REFUSAL].filter(Boolean).join(" ") || undefined,
    "aria-invalid": wrong || undefined,
    "data-testid": `option-${option.name}`,
  };
  const set = (next: Plain) => give(option.name, next);
  switch (option.kind) {
    case "flag":
      return <input {...common} type="checkbox" checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />;
    case "number":
      return (
        <TypedInput
          {...common}
          type="number"
          min={option.least ?? undefined}
          max={option.most ?? undefined}
          step={option.whole ? 1 : "any"}
          value={shown}
          onGive={(said) => set(said === "" ? null : Number(said))}
        />
      );
    case "stock":
      return <Select common={common} shown={shown} values={(choices.value?.stocks ?? []).map((each) => [each.id, stockLabel(each)])} set={set} usual={false} />;
    case "choice":
      return (
        <Select
          common={common}
          shown={shown}
          values={option.choices.map((each) => [each, known(`choice-${option.name}-${each}`, known(`choice-${each}`, each))])}
          set={set}
          usual={option.optional || shown === ""}
        />
      );
    case "printer":
      return <Select common={common} shown={shown} values={printers.value.map((each) => [each.label, each.label])} set={set} usual />;
    case "names":
      return <Names common={common} set={set} value={value} />;
    case "deck":
      return <OlderDeck common={common} set={set} shown={shown} />;
    case "text":
      return <TypedInput {...common} value={shown} onGive={(said) => set(said.trim())} />;
  }
}

interface Common {
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "data-testid": string;
}

function Select(props: { common: Common; shown: string; values: (readonly [string, string])[]; set: (value: Plain) => void; usual: boolean }) {
  return (
    <select {...props.common} value={props.shown} onChange={(event) => props.set(event.currentTarget.value)}>
      {(props.usual || !props.values.some(([value]) => value === props.shown)) && <option value="">{usualOf(props.common["data-testid"].replace("option-", ""))}</option>}
      {props.values.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function usualOf(option: string): string {
  return known(`usual-${product.value!.name}-${option}`, known(`usual-${option}`, t("usual")));
}

/** Names that are typed, each on a line. */
function Names({ common, set, value }: { common: Common; set: (value: Plain) => void; value: Plain }) {
  const lines = Array.isArray(value) ? value.join("\n") : "";
  const typed = useTyped(lines, (said) => set(said.split("\n").map((each) => each.trim()).filter(Boolean)));
  return (
    <textarea
      {...common}
      {...typed}
      rows={3}
      placeholder={t("names-example").split(", ").join("\n")}
    />
  );
}

/** The older files of the deck that lie beside it. */
function OlderDeck({ common, set, shown }: { common: Common; set: (value: Plain) => void; shown: string }) {
  useEffect(() => void listFiles(), []);
  const older = files.value.map((each) => each.path).filter((each) => /\.ya?ml$/i.test(each));
  return <Select common={common} shown={shown} values={older.map((each) => [each, each])} set={set} usual />;
}

/** One more is put beside it, for Spiegel to compare with. It stands outside the label: that is the name of the choice alone. */
function OlderFile({ option }: { option: Option }) {
  const [wrong, setWrong] = useState<readonly Problem[]>([]);
  const add = async (file: File) => {
    const problems = await putFile(file.name, new Uint8Array(await file.arrayBuffer()));
    setWrong(problems);
    if (problems.length === 0) give(option.name, file.name);
  };
  return (
    <>
      <FileChooser label={t("since-file")} accept=".yaml,.yml" look="plain" testid="older-deck" onFiles={([file]) => void add(file)}>
        <Icon name="add" /> {t("since-file")}
      </FileChooser>
      <ProblemLines problems={wrong} />
    </>
  );
}
