/** The table of questions: a row each, its question above a line and its probe below it, as on the card. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Entry } from "../engine/answers";
import { Icon } from "../parts/icons";
import { say } from "../parts/toast";
import { advice, problems } from "../state/checking";
import { edit, table } from "../state/deck";
import { counted, language, languageName, t } from "../words/words";
import { newQuestion } from "./edits";
import { EVERYTHING, everyTag, type Filter, passing } from "./filter";
import { QuestionRow } from "./question_row";
import { cardId, reach } from "./selected";

const AT_ONCE = 80; // rows: more at once make a slow page of a deck of a thousand

export function QuestionTable() {
  const deck = table.value;
  const filter = useSignal<Filter>(EVERYTHING);
  const rows = useSignal(AT_ONCE);
  const hidden = useSignal<readonly string[]>([]);
  useEffect(() => {
    const wanted = reach.value;
    if (wanted?.[0] !== "questions") return;
    filter.value = EVERYTHING;
    rows.value = Math.max(rows.value, Number(wanted[1]) + 1);
    hidden.value = [];
  }, [reach.value]);
  if (!deck) return null;
  const shown = passing(deck.questions, filter.value, [...problems.value, ...advice.value]);
  const languages = deck.languages.filter((each) => !hidden.value.includes(each));
  const add = async () => {
    const suit = filter.value.suit || String(deck.suits[0]?.["id"] ?? "");
    const change = newQuestion(deck.questions, suit, deck.languages);
    if (!(await edit([change]))) return;
    cardId.value = String(table.value?.questions[change.at]?.["id"] ?? "");
    reach.value = ["questions", change.at, "question"];
    say(t("question-added"), true);
  };
  return (
    <section aria-label={t("part-questions")}>
      <Filters filter={filter.value} onFilter={(next) => (filter.value = next)} />
      {deck.languages.length > 1 && (
        <div class="ticks small" role="group" aria-label={t("languages-shown")}>
          {deck.languages.map((each) => (
            <label key={each} class="tick">
              <input
                type="checkbox"
                checked={!hidden.value.includes(each)}
                disabled={languages.length === 1 && languages[0] === each}
                onChange={(event) => {
                  const off = hidden.value.filter((other) => other !== each);
                  hidden.value = event.currentTarget.checked ? off : [...off, each];
                }}
              />{" "}
              {languageName(each)}
            </label>
          ))}
        </div>
      )}
      <p class="quiet" role="status">
        {shown.length === deck.questions.length
          ? counted("questions", shown.length)
          : t("questions-of", { number: shown.length, total: deck.questions.length })}
      </p>
      <div class={`questions in-${Math.min(languages.length, 3)}`} role="table" aria-label={t("part-questions")} data-testid="questions">
        <div role="rowgroup">
          <div role="row" class="headrow">
            <span role="columnheader">{t("column-card")}</span>
            {languages.map((each) => (
              <span role="columnheader" key={each}>
                {languageName(each)}
              </span>
            ))}
            <span role="columnheader">{t("column-do")}</span>
          </div>
        </div>
        <div role="rowgroup">
          {keyed(shown.slice(0, rows.value)).map(([key, each]) => (
            <QuestionRow key={key} question={each} shown={shown} languages={languages} />
          ))}
        </div>
      </div>
      <div class="buttons">
        {shown.length > rows.value && (
          <button type="button" onClick={() => (rows.value += AT_ONCE)}>
            {t("more-rows", { number: Math.min(AT_ONCE, shown.length - rows.value) })}
          </button>
        )}
        <button type="button" class="main" onClick={() => void add()} data-testid="add-question">
          <Icon name="add" /> {t("add-question")}
        </button>
      </div>
    </section>
  );
}

/** Questions with what tells their rows apart: the id, so that a row that moves keeps its fields; ids may be there twice. */
function keyed(questions: readonly Entry[]): [string, Entry][] {
  const seen = new Map<string, number>();
  return questions.map((each) => {
    const id = String(each["id"]);
    const before = seen.get(id) ?? 0;
    seen.set(id, before + 1);
    return [`${id} ${before}`, each];
  });
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const deck = table.value!;
  const tags = everyTag(deck.questions);
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part });
  return (
    <div class="filters" role="search" aria-label={t("filter")}>
      <label>
        <span>{t("filter-words")}</span>
        <input type="search" value={filter.words} onInput={(event) => set({ words: event.currentTarget.value })} data-testid="filter-words" />
      </label>
      <label>
        <span>{t("suit")}</span>
        <select value={filter.suit} onChange={(event) => set({ suit: event.currentTarget.value })} data-testid="filter-suit">
          <option value="">{t("all-suits")}</option>
          {deck.suits.map((each) => (
            <option key={String(each["id"])} value={String(each["id"])}>
              {nameOf(each["name"], deck.languages, String(each["id"]))}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("depth")}</span>
        <select value={filter.depth} onChange={(event) => set({ depth: event.currentTarget.value })} data-testid="filter-depth">
          <option value="">{t("all-depths")}</option>
          {[1, 2, 3].map((each) => (
            <option key={each} value={String(each)}>
              {t(`depth-${each}`)}
            </option>
          ))}
        </select>
      </label>
      {tags.length > 0 && (
        <label>
          <span>{t("tag")}</span>
          <select value={filter.tag} onChange={(event) => set({ tag: event.currentTarget.value })} data-testid="filter-tag">
            <option value="">{t("all-tags")}</option>
            {tags.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
      <label class="tick">
        <input type="checkbox" checked={filter.said} onChange={(event) => set({ said: event.currentTarget.checked })} /> {t("filter-said")}
      </label>
    </div>
  );
}

/** A name in the language of the page where the deck has that, else in the first that has it. */
export function nameOf(texts: unknown, languages: readonly string[], otherwise: string): string {
  if (texts && typeof texts === "object")
    for (const tongue of [language.value, ...languages]) {
      const said = (texts as Record<string, unknown>)[tongue];
      if (typeof said === "string" && said) return said;
    }
  return otherwise;
}
