/** One option of a product: a tick, a choice, a number or words, as its kind asks; what it means stands below it. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Option, Plain } from "../engine/answers";
import { Icon } from "../parts/icons";
import { stockLabel } from "../parts/stock_label";
import { known, t } from "../words/words";
import { files, listFiles, putFile } from "../look/files";
import { choices, give, product, valueOf } from "./choices";
import { printers } from "./printers";

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
  const common = { "aria-describedby": help, "data-testid": `option-${option.name}` };
  const set = (next: Plain) => give(option.name, next);
  switch (option.kind) {
    case "flag":
      return <input {...common} type="checkbox" checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />;
    case "number":
      return (
        <input
          {...common}
          type="number"
          min={option.least ?? undefined}
          max={option.most ?? undefined}
          step={option.whole ? 1 : "any"}
          value={shown}
          onChange={(event) => set(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
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
      return <input {...common} value={shown} onChange={(event) => set(event.currentTarget.value.trim())} />;
  }
}

interface Common {
  "aria-describedby": string | undefined;
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
  return (
    <textarea
      {...common}
      rows={3}
      value={lines}
      placeholder={t("names-example").split(", ").join("\n")}
      onChange={(event) => set(event.currentTarget.value.split("\n").map((each) => each.trim()).filter(Boolean))}
    />
  );
}

/** An older file of the deck is put beside it, for Spiegel to compare with. */
function OlderDeck({ common, set, shown }: { common: Common; set: (value: Plain) => void; shown: string }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState("");
  useEffect(() => void listFiles(), []);
  const add = async (file: File | undefined) => {
    if (!file) return;
    const problems = await putFile(file.name, new Uint8Array(await file.arrayBuffer()));
    setWrong(problems.map((each) => each.text).join("\n"));
    if (problems.length === 0) set(file.name);
  };
  const older = files.value.map((each) => each.path).filter((each) => /\.ya?ml$/i.test(each));
  return (
    <>
      <Select common={common} shown={shown} values={older.map((each) => [each, each])} set={set} usual />
      <button type="button" class="plain" onClick={() => chooser.current!.click()}>
        <Icon name="add" /> {t("since-file")}
      </button>
      <input
        ref={chooser}
        class="unseen"
        type="file"
        tabIndex={-1}
        accept=".yaml,.yml"
        aria-label={t("since-file")}
        onChange={(event) => void add(event.currentTarget.files?.[0])}
      />
      {wrong && <span class="said-problem">{wrong}</span>}
    </>
  );
}
