/** What is said of the deck as a whole: its title and maker, its languages, what a session is for, the books' own texts. */
import { useEffect } from "preact/hooks";
import type { Entry, Plain } from "../engine/answers";
import { about } from "../state/asking";
import { edit, table } from "../state/deck";
import { LANGUAGES, languageName, t } from "../words/words";
import { Entries } from "./entries";
import { EntryForm, KeyField, Texts } from "./entry_form";
import { loadSchema, rootRecord, schema } from "./schema";

/** Keys of a deck that have a place of their own on the page. */
const HERE = ["title", "version", "author", "licence"];

export function General() {
  useEffect(() => void loadSchema(), []);
  const deck = table.value;
  if (!deck || !schema.value) return null;
  const root = rootRecord(schema.value);
  const whole: Entry = { ...(deck.general as { [key: string]: Plain }), path: [], line: 1 };
  return (
    <section aria-label={t("part-general")} class="general">
      {HERE.map((key) => (
        <KeyField key={key} entry={whole} record="Bank" name={key} node={root.properties![key]!} required={key === "title"} />
      ))}
      <Languages languages={deck.languages} />
      <fieldset>
        <legend>{t("key-print")}</legend>
        <EntryForm entry={{ ...deck.print, path: ["print"], line: deck.lines["print"] ?? 1 }} record="PrintSettings" />
      </fieldset>
      {(["purpose", "results", "workbook"] as const).map((section) => (
        <details key={section} class="fold">
          <summary>
            <h2>{t(`part-${section}`)}</h2> <span class="count">{deck[section].length}</span>
          </summary>
          <Entries section={section} />
        </details>
      ))}
      <OwnTexts />
    </section>
  );
}

function Languages({ languages }: { languages: readonly string[] }) {
  const offered = [...new Set([...languages, ...Object.keys(LANGUAGES), ...(about.value?.languages ?? [])])];
  const set = (code: string, on: boolean) => {
    const next = on ? [...languages, code] : languages.filter((each) => each !== code);
    if (next.length > 0) void edit([{ op: "languages", value: next }]);
  };
  return (
    <fieldset>
      <legend>{t("key-languages")}</legend>
      <p class="quiet">{t("languages-help")}</p>
      <div class="ticks" data-path="languages" tabIndex={-1}>
        {offered.map((code) => (
          <label key={code} class="tick">
            <input
              type="checkbox"
              checked={languages.includes(code)}
              disabled={languages.length === 1 && languages[0] === code}
              onChange={(event) => set(code, event.currentTarget.checked)}
            />{" "}
            {languageName(code)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The books' own texts in other words: those that the deck changes, and a way to change one more. */
function OwnTexts() {
  const texts = table.value!.general.texts;
  const languages = table.value!.languages;
  const own: Entry = { path: ["texts"], line: 1 };
  for (const [key, each] of Object.entries(texts)) own[key] = each.text;
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem("key") as HTMLInputElement;
    const key = field.value.trim();
    if (!key || key in texts) return;
    void edit([{ op: "set", path: ["texts", key], value: Object.fromEntries(languages.map((each) => [each, "…"])) }]);
    field.value = "";
  };
  return (
    <details class="fold">
      <summary>
        <h2>{t("part-texts")}</h2> <span class="count">{Object.keys(texts).length}</span>
      </summary>
      <p class="quiet">{t("about-texts")}</p>
      {Object.keys(texts).map((key) => (
        <Texts key={key} entry={own} name={key} label={key} required={false} />
      ))}
      <form class="inline" onSubmit={add}>
        <label>
          {t("texts-key")}
          <input name="key" required />
        </label>
        <button>{t("texts-add")}</button>
      </form>
    </details>
  );
}
