/** A list of the deck that is no table: suits, tips, sessions and the like, each entry with its form. */
import { useEffect } from "preact/hooks";
import type { Entry } from "../engine/answers";
import { Icon } from "../parts/icons";
import { FieldNotes } from "../parts/problem_lines";
import { say } from "../parts/toast";
import { at, problems } from "../state/checking";
import { edit, table } from "../state/deck";
import { listFiles } from "../look/files";
import { suitColour } from "../look/colours";
import { t } from "../words/words";
import { EntryForm, ItemActs } from "./entry_form";
import { emptyEntry, summary } from "./entry_values";
import { loadSchema, schema } from "./schema";
import { cardId, reach } from "./selected";

export type Section = "suits" | "tips" | "sessions" | "purpose" | "results" | "workbook";

const RECORDS: Record<Section, string> = {
  suits: "Suit",
  tips: "Tip",
  sessions: "Session",
  purpose: "Entry",
  results: "Entry",
  workbook: "WorkbookPage",
};

export function Entries({ section }: { section: Section }) {
  useEffect(() => {
    void loadSchema();
    void listFiles(); // for their pictures
  }, []);
  useEffect(() => {
    const first = table.value?.[section][0];
    if (first) cardId.value = cardOf(section, first);
  }, []);
  const entries = table.value?.[section] ?? [];
  if (!schema.value) return null;
  const add = async () => {
    if (!(await edit([{ op: "add", path: [section], at: entries.length, value: emptyEntry(RECORDS[section]) }]))) return;
    reach.value = [section, entries.length];
    say(t("entry-added"), true);
  };
  return (
    <section class="entries" aria-label={t(`part-${section}`)}>
      <p class="quiet">{t(`about-${section}`)}</p>
      {entries.map((each, place) => (
        <EntryCard key={`${String(each["id"] ?? "")}${place}`} section={section} entry={each} place={place} count={entries.length} />
      ))}
      <div class="buttons">
        <button type="button" class="main" onClick={() => void add()} data-testid={`add-${section}`}>
          <Icon name="add" /> {t(`add-${section}`)}
        </button>
      </div>
    </section>
  );
}

function cardOf(section: Section, entry: Entry): string | null {
  const id = String(entry["id"] ?? "");
  if (section === "suits") return `S-${id}`;
  return section === "tips" ? id : null;
}

function EntryCard({ section, entry, place, count }: { section: Section; entry: Entry; place: number; count: number }) {
  const id = String(entry["id"] ?? "");
  const name = summary(entry);
  const wrong = at(entry.path, problems.value);
  const whole = wrong.filter((each) => each.path!.length <= 2);
  const open = () => {
    const card = cardOf(section, entry);
    if (card) cardId.value = card;
  };
  return (
    <div class="entry" style={section === "suits" ? { "--suit": suitColour(id) } : undefined} onFocusCapture={open}>
      <details open={count === 1}>
        <summary data-testid={`entry-${section}-${id || place}`}>
          {id && <span class="id">{id}</span>} <span class="name">{name}</span>
          {wrong.length > 0 && <span class="mark">{t("has-problems")}</span>}
        </summary>
        <FieldNotes id={`notes-${entry.path.join("/")}`} problems={whole} advice={[]} />
        <EntryForm entry={entry} record={RECORDS[section]} />
      </details>
      <ItemActs path={[section]} place={place} count={count} title={id || name} />
    </div>
  );
}
