/** The second view: what the deck says, part by part, with everything that `spiegel check` says of it. */
import { useEffect } from "preact/hooks";
import { ProblemLines } from "../parts/problem_lines";
import { reading, table } from "../state/deck";
import { t } from "../words/words";
import { CardPane } from "./card_pane";
import { General } from "./general";
import { Entries } from "./entries";
import { AllProblems } from "./all_problems";
import { QuestionTable } from "./question_table";
import { fieldAt, jump, PARTS, part, reach } from "./selected";
import { YamlPart } from "./yaml_part";

export function WriteView() {
  useReach();
  const unreadable = table.value === null && reading.value.problems.length > 0;
  const shown = unreadable ? "yaml" : part.value;
  return (
    <div class="write">
      <h1 class="unseen">{t("view-write")}</h1>
      <div class="parts" role="group" aria-label={t("parts")}>
        {PARTS.map((each) => (
          <button
            key={each}
            type="button"
            class="part"
            aria-pressed={shown === each}
            disabled={unreadable && each !== "yaml"}
            data-testid={`part-${each}`}
            onClick={() => (part.value = each)}
          >
            {t(`part-${each}`)}
            {each !== "general" && each !== "yaml" && table.value && <span class="count">{table.value[each].length}</span>}
          </button>
        ))}
      </div>
      <AllProblems />
      {unreadable && (
        <div class="alarm">
          <p>{t("unreadable")}</p>
          <ProblemLines problems={reading.value.problems} onJump={jump} />
        </div>
      )}
      <div class={`desk desk-${shown}`}>
        <div class="paper">
          {shown === "questions" && <QuestionTable />}
          {(shown === "suits" || shown === "tips" || shown === "sessions") && <Entries key={shown} section={shown} />}
          {shown === "general" && <General />}
          {shown === "yaml" && <YamlPart />}
        </div>
        {(shown === "questions" || shown === "suits" || shown === "tips") && <CardPane />}
      </div>
    </div>
  );
}

const [STEP, TRIES] = [50, 60]; // ms: three seconds for a part whose form is loaded first

/** Brings the field that was asked for into view, and gives it the focus. */
function useReach(): void {
  const wanted = reach.value;
  useEffect(() => {
    if (!wanted) return;
    let tries = 0;
    const timer = setInterval(() => {
      const field = fieldAt(wanted);
      if (!field && ++tries < TRIES) return; // the part of the page that it is on is still being drawn
      clearInterval(timer);
      for (let above = field?.parentElement; above; above = above.parentElement)
        if (above instanceof HTMLDetailsElement) above.open = true;
      field?.scrollIntoView({ block: "nearest" });
      field?.focus();
      reach.value = null;
    }, STEP);
    return () => clearInterval(timer);
  }, [wanted]);
}
