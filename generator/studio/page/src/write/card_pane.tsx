/** The card that is written on, front and back, drawn anew after each change. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../engine/answers";
import { PdfPages } from "../parts/pdf_pages";
import { ProblemLines } from "../parts/problem_lines";
import { about, ask } from "../state/asking";
import { stockLabel } from "../parts/stock_label";
import { chooseStock, stock } from "../state/checking";
import { onChange, table, text } from "../state/deck";
import { languageName, t } from "../words/words";
import { QuestionMore } from "./question_more";
import { cardId, cardLanguage } from "./selected";

const WIDTH = 236; // CSS pixels of a card on the screen: both sides stand above each other beside the table
/** Problems beside the card: what keeps it from being drawn; all of them stand above the table. */
const SHOWN = 3;

interface Drawn {
  pdf: Uint8Array;
  id: string;
}

export function CardPane() {
  const id = there(cardId.value) ? cardId.value : firstId();
  const languages = table.value?.languages ?? [];
  const offered = [...languages, ...pairs(languages)];
  const language = offered.includes(cardLanguage.value) ? cardLanguage.value : (languages[0] ?? "");
  const { drawn, problems } = useCard(id, language);
  const peeking = useSignal(false);
  return (
    <>
      <button type="button" class="main peek" aria-expanded={peeking.value} onClick={() => (peeking.value = !peeking.value)} data-testid="peek">
        {t(peeking.value ? "card-hide" : "card-peek")}
      </button>
      <Pane peek={peeking.value} drawn={drawn} problems={problems} language={language} languages={offered} />
    </>
  );
}

interface PaneProps {
  peek: boolean;
  drawn: Drawn | null;
  problems: readonly Problem[];
  language: string;
  languages: readonly string[];
}

/** Beside the table where there is room; on a narrow screen it slides over its foot when asked for. */
function Pane({ peek, drawn, problems, language, languages }: PaneProps) {
  return (
    <aside class="cardpane" aria-label={t("card")} data-peek={peek ? "yes" : "no"}>
      {drawn && (
        <PdfPages
          data={drawn.pdf}
          width={WIDTH}
          class={problems.length > 0 ? "cards stale" : "cards"}
          pages={[
            { number: 1, label: t("card-front", { id: drawn.id }) },
            { number: 2, label: t("card-back", { id: drawn.id }) },
          ]}
        />
      )}
      <ProblemLines problems={problems.filter((each) => each.first !== false).slice(0, SHOWN)} />
      <div class="cardchoice">
        {languages.length > 1 && (
          <label>
            {t("card-language")}
            <select value={language} onChange={(event) => (cardLanguage.value = event.currentTarget.value)}>
              {languages.map((each) => (
                <option key={each} value={each}>
                  {each.split(",").map(languageName).join(" + ")}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t("card-stock")}
          <select value={stock.value} onChange={(event) => chooseStock(event.currentTarget.value)} data-testid="card-stock">
            {about.value!.stocks.map((each) => (
              <option key={each.id} value={each.id}>
                {stockLabel(each)}
              </option>
            ))}
          </select>
        </label>
        {drawn && <QuestionMore id={drawn.id} />}
      </div>
    </aside>
  );
}

/** Two languages that can stand on one card, as `nl,en`. */
function pairs(languages: readonly string[]): string[] {
  return languages.flatMap((one, at) => languages.slice(at + 1).map((other) => `${one},${other}`));
}

/** Whether the deck that is open has a card of this id: another one may have had it. */
function there(id: string | null): boolean {
  const deck = table.value;
  if (id === null || !deck) return false;
  const suits = deck.suits.map((each) => `S-${String(each["id"])}`);
  return [...deck.questions, ...deck.tips].some((each) => String(each["id"]) === id) || suits.includes(id);
}

function firstId(): string | null {
  const first = table.value?.questions[0]?.["id"];
  return first === undefined || first === null ? null : String(first);
}

/**
 * Draws one card at a time: what was typed meanwhile is drawn next, and what lies between is left out. It is asked for as soon as
 * the deck has changed, while the table is still being shown anew.
 */
function useCard(id: string | null, language: string): { drawn: Drawn | null; problems: readonly Problem[] } {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const shown = useRef({ id, language });
  shown.current = { id, language };
  const last = useRef<Asked | null>(null);
  const busy = useRef(false);
  const draw = async () => {
    if (busy.current) return;
    busy.current = true;
    for (let asked = wanted(shown.current); asked && !same(asked, last.current); asked = wanted(shown.current)) {
      last.current = asked;
      const said = await ask<{ pdf: Uint8Array }>("card", asked);
      if (said === null) break;
      setProblems("problems" in said ? said.problems : []);
      if ("result" in said) setDrawn({ pdf: said.result.pdf, id: asked.id });
    }
    busy.current = false;
  };
  useEffect(() => void draw(), [id, language, text.value, stock.value]);
  useEffect(() => onChange(() => void draw()), []);
  return { drawn, problems };
}

interface Asked {
  text: string;
  id: string;
  languages: string[];
  stock: string;
}

/** The card as it is now; null where none is shown. */
function wanted({ id, language }: { id: string | null; language: string }): Asked | null {
  if (id === null) return null;
  return { text: text.peek(), id, languages: language ? language.split(",") : [], stock: stock.peek() };
}

function same(one: Asked, other: Asked | null): boolean {
  if (!other) return false;
  return one.text === other.text && one.id === other.id && one.stock === other.stock && one.languages.join() === other.languages.join();
}
