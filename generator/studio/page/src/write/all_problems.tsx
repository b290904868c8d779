/** Everything that is said of the deck, folded to one line: each leads to its cell. */
import { ProblemLines } from "../parts/problem_lines";
import { advice, checked, checking, problems } from "../state/checking";
import { counted, languageName, t } from "../words/words";
import { jump } from "./selected";

export function AllProblems() {
  const wrong = problems.value.filter((each) => each.first !== false);
  const said = advice.value.filter((each) => each.first !== false);
  const state = wrong.length > 0 ? "wrong" : "well";
  return (
    <details class={`allsaid is-${state}`} data-testid="all-problems">
      <summary>
        <span role="status" data-testid="check" data-state={checking.value ? "checking" : state}>
          {wrong.length > 0 ? counted("problems", wrong.length) : checking.value ? t("checking") : t("all-well")}
          {said.length > 0 && <> · {counted("advice", said.length)}</>}
        </span>
      </summary>
      <ProblemLines problems={wrong} onJump={jump} />
      <ProblemLines problems={said} kind="advice" onJump={jump} />
      {checked.value.not_together.map(({ languages, problems: told }) => (
        <div key={languages.join()}>
          <p>{t("not-together", { one: languageName(languages[0]!), other: languageName(languages[1]!) })}</p>
          <ProblemLines problems={told.filter((each) => each.first !== false)} kind="advice" onJump={jump} />
        </div>
      ))}
      {checked.value.lines.length > 0 && (
        <ul class="said quiet" lang="en">
          {checked.value.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </details>
  );
}
