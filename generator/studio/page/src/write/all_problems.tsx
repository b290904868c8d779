/** Everything that is said of the deck, folded to one line: each leads to its cell. */
import type { Problem } from "../engine/answers";
import { ProblemLines } from "../parts/problem_lines";
import { advice, checking, problems } from "../state/checking";
import { counted, t } from "../words/words";
import { jump } from "./selected";

export function AllProblems() {
  const wrong = problems.value.filter((each) => each.first !== false);
  const said = advice.value.filter((each) => each.first !== false);
  const go = (each: Problem) => jump(each.path, each.line);
  const state = wrong.length > 0 ? "wrong" : "well";
  return (
    <details class={`allsaid is-${state}`} data-testid="all-problems">
      <summary>
        <span role="status" data-testid="check" data-state={checking.value ? "checking" : state}>
          {wrong.length > 0 ? counted("problems", wrong.length) : checking.value ? t("checking") : t("all-well")}
          {said.length > 0 && <> · {counted("advice", said.length)}</>}
        </span>
      </summary>
      <ProblemLines problems={wrong} onJump={go} />
      <ProblemLines problems={said} kind="advice" onJump={go} />
    </details>
  );
}
