/** A form for any entry of the deck, as the schema says which keys it may have: texts, choices, lists and entries within it. */
import type { Entry, Path, Plain } from "../engine/answers";
import { textIn } from "../engine/answers";
import { files } from "../look/files";
import { Icon } from "../parts/icons";
import { FieldNotes } from "../parts/problem_lines";
import { TextField } from "../parts/text_field";
import { advice, at, problems } from "../state/checking";
import { edit, table } from "../state/deck";
import { known, languageName, t } from "../words/words";
import { listed, typed, valued } from "./edits";
import { emptyEntry, filled, summary, within } from "./entry_values";
import { type Kind, kindOf, type Node, recordOf, schema } from "./schema";
import { TypedInput } from "../parts/typed_input";

interface Props {
  entry: Entry;
  record: string;
  /** Keys that stand elsewhere on the page already. */
  without?: readonly string[];
}

/** Keys that are seldom changed, or for Spiegel's own deck or earlier versions alone: folded away. */
const SELDOM: Record<string, readonly string[]> = {
  Question: ["origin", "source"],
  Suit: ["id", "icon", "colour", "tip"],
  Tip: ["id", "origin"],
  Session: ["id"],
  Step: ["do", "say"],
  Entry: ["id", "origin"],
  WorkbookPage: ["for"],
};

export function EntryForm({ entry, record, without = [] }: Props) {
  const root = schema.value;
  if (!root) return null;
  const node = recordOf(root, record);
  const keys = Object.keys(node.properties ?? {}).filter((key) => !without.includes(key));
  const seldom = keys.filter((key) => SELDOM[record]?.includes(key));
  return (
    <div class="entryform">
      {keys
        .filter((key) => !seldom.includes(key))
        .map((key) => (
          <KeyField key={key} entry={entry} record={record} name={key} node={node.properties![key]!} required={node.required?.includes(key) ?? false} />
        ))}
      {seldom.length > 0 && (
        <details>
          <summary>{t("seldom")}</summary>
          {seldom.map((key) => (
            <KeyField key={key} entry={entry} record={record} name={key} node={node.properties![key]!} required={false} />
          ))}
        </details>
      )}
    </div>
  );
}

interface FieldProps {
  entry: Entry;
  record: string;
  name: string;
  node: Node;
  required: boolean;
}

export function KeyField({ entry, record, name, node, required }: FieldProps) {
  const kind = kindOf(node);
  const path: Path = [...entry.path, name];
  const label = keyLabel(record, name);
  if (kind.kind === "texts") return null;
  if (kind.kind === "list") return <ListField path={path} label={label} of={kind.of} values={entry[name]} record={record} name={name} />;
  if (kind.kind === "record")
    return (
      <details class="within" open={entry[name] !== undefined && entry[name] !== null}>
        <summary>{label}</summary>
        <EntryForm entry={within(entry, name)} record={kind.record} />
      </details>
    );
  if (kind.kind === "text") return <Texts entry={entry} name={name} label={label} required={required} />;
  if (kind.kind === "word" && record === "Picture") kind.choices = pictures();
  return <Simple kind={kind} path={path} label={label} value={entry[name]} required={required} record={record} />;
}

/** The pictures that lie beside the deck, to choose from. */
function pictures(): string[] {
  return files.value.filter((each) => each.kind === "picture").map((each) => each.path);
}

/** The words for a key: its own in this record, else those it has everywhere, else the key. */
export function keyLabel(record: string, name: string): string {
  return known(`key-${record.toLowerCase()}-${name}`, known(`key-${name}`, name));
}

export function Texts({ entry, name, label, required }: { entry: Entry; name: string | number; label: string; required: boolean }) {
  const languages = table.value?.languages ?? [];
  return (
    <fieldset class={`texts in-${Math.min(languages.length, 2)}`}>
      <legend>{label}</legend>
      {languages.map((language, place) => {
        const path: Path = [...entry.path, name, language];
        const key = path.join("/");
        const whole = place === 0 ? [...entry.path, name] : null;
        const wrong = exactly(path, whole, problems.value);
        const said = exactly(path, whole, advice.value);
        return (
          <div class="cell" key={language}>
            {languages.length > 1 && (
              <span class="tonguename" aria-hidden="true">
                {languageName(language)}
              </span>
            )}
            <TextField
              value={textIn(entry[name], language)}
              label={`${label}, ${languageName(language)}`}
              lang={language}
              lines
              data={{ "data-path": key }}
              describedBy={wrong.length + said.length > 0 ? `notes-${key}` : undefined}
              invalid={wrong.length > 0}
              onChange={(value) => edit(typed(entry, name, language, value, required), key)}
            />
            <FieldNotes id={`notes-${key}`} problems={wrong} advice={said} />
          </div>
        );
      })}
    </fieldset>
  );
}

/** What is said at a path; and what is said of the whole text, at its first language. */
function exactly(path: Path, whole: Path | null, every: (typeof problems)["value"]) {
  const own = at(path, every);
  return whole ? [...own, ...at(whole, every).filter((each) => each.path!.length === whole.length)] : own;
}

interface SimpleProps {
  kind: Exclude<Kind, { kind: "list" | "record" | "text" | "texts" }>;
  path: Path;
  label: string;
  value: Plain | undefined;
  required: boolean;
  record: string;
}

function Simple({ kind, path, label, value, required, record }: SimpleProps) {
  const key = path.join("/");
  const wrong = at(path, problems.value);
  const said = at(path, advice.value);
  const shown = value === null || value === undefined ? "" : String(value);
  const common = {
    "data-path": key,
    "aria-invalid": wrong.length > 0 || undefined,
    "aria-describedby": wrong.length + said.length > 0 ? `notes-${key}` : undefined,
  };
  const set = (next: Plain) => void edit(required && next === "" ? [{ op: "set", path, value: "" }] : valued(path, next));
  return (
    <div class="cell">
      <label>
        {label}
        {kind.kind === "choice" ? (
          <select {...common} value={shown} onChange={(event) => set(event.currentTarget.value)}>
            {!kind.choices.includes(shown) && <option value={shown}>{shown || t("usual")}</option>}
            {kind.choices.includes(shown) && !required && <option value="">{t("usual")}</option>}
            {kind.choices.map((each) => (
              <option key={each} value={each}>
                {known(`choice-${record.toLowerCase()}-${each}`, known(`choice-${each}`, each))}
              </option>
            ))}
          </select>
        ) : kind.kind === "number" ? (
          <TypedInput
            {...common}
            type="number"
            step="any"
            min={kind.least}
            max={kind.most}
            value={shown}
            onGive={(said) => set(said === "" ? "" : Number(said))}
          />
        ) : (
          <>
            <TypedInput {...common} value={shown} list={kind.choices.length > 0 ? `list-${key}` : undefined} onGive={(said) => set(said.trim())} />
            {kind.choices.length > 0 && (
              <datalist id={`list-${key}`}>
                {kind.choices.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            )}
          </>
        )}
      </label>
      <FieldNotes id={`notes-${key}`} problems={wrong} advice={said} />
    </div>
  );
}

interface ListProps {
  path: Path;
  label: string;
  of: Kind;
  values: Plain | undefined;
  record: string;
  name: string;
}

function ListField({ path, label, of, values, record, name }: ListProps) {
  const items = Array.isArray(values) ? values : [];
  const key = path.join("/");
  if (of.kind !== "text" && of.kind !== "record")
    return (
      <div class="cell">
        <label>
          {label}
          <TypedInput
            value={items.map(String).join(", ")}
            placeholder={t("between-commas")}
            data-path={key}
            onGive={(said) => void edit(valued(path, listed(said)))}
          />
        </label>
        <FieldNotes id={`notes-${key}`} problems={at(path, problems.value)} advice={at(path, advice.value)} />
      </div>
    );
  const blank = of.kind === "text" ? filled() : emptyEntry(of.record);
  return (
    <fieldset class="list">
      <legend>{label}</legend>
      {items.map((each, place) => {
        const inner: Entry = { ...(each && typeof each === "object" && !Array.isArray(each) ? each : {}), path: [...path, place], line: 0 };
        const title = `${label} ${place + 1}`;
        return (
          <div class="item" key={place}>
            {of.kind === "text" ? (
              <Texts entry={{ [place]: each, path, line: 0 }} name={place} label={title} required />
            ) : (
              <details>
                <summary>
                  {place + 1} · {summary(inner)}
                </summary>
                <EntryForm entry={inner} record={of.record} />
              </details>
            )}
            <ItemActs path={path} place={place} count={items.length} title={title} />
          </div>
        );
      })}
      <button type="button" class="plain" onClick={() => void edit([{ op: "add", path, at: items.length, value: blank }])}>
        <Icon name="add" /> {known(`add-${record.toLowerCase()}-${name}`, t("add-to", { label: label.toLocaleLowerCase() }))}
      </button>
    </fieldset>
  );
}

export function ItemActs({ path, place, count, title }: { path: Path; place: number; count: number; title: string }) {
  const own: Path = [...path, place];
  const move = async (to: number) => {
    if (await edit([{ op: "move", path: own, to }])) setTimeout(() => focusAct([...path, to], to < place ? 0 : 1));
  };
  return (
    <div class="acts" data-acts={own.join("/")}>
      <button type="button" class="plain act" disabled={place === 0} aria-label={t("move-up", { id: title })} onClick={() => void move(place - 1)}>
        <Icon name="up" />
      </button>
      <button type="button" class="plain act" disabled={place === count - 1} aria-label={t("move-down", { id: title })} onClick={() => void move(place + 1)}>
        <Icon name="down" />
      </button>
      <button type="button" class="plain act" aria-label={t("delete", { id: title })} onClick={() => void edit([{ op: "remove", path: own }])}>
        <Icon name="remove" />
      </button>
    </div>
  );
}

/** What was moved keeps the focus on the button that moved it, to be pressed again, or on the other one at the end of its way. */
function focusAct(path: Path, which: 0 | 1): void {
  const acts = document.querySelectorAll<HTMLButtonElement>(`[data-acts="${CSS.escape(path.join("/"))}"] button`);
  (acts[which]?.disabled ? acts[1 - which] : acts[which])?.focus();
}
