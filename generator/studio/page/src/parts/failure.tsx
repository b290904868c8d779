/** What is told where Spiegel itself failed: the work is kept, and what can be done about it. */
import { failure } from "../state/asking";
import { refused } from "../state/deck";
import { t } from "../words/words";
import { ProblemLines } from "./problem_lines";

export function Failure() {
  const now = failure.value;
  const wrong = refused.value;
  return (
    <>
      {now && (
        <section class="alarm" role="alert">
          <h2>{t(`failure-${now.reason}`)}</h2>
          <p>{t(`failure-${now.reason}-text`)}</p>
          <details>
            <summary>{t("failure-said")}</summary>
            <pre lang="en">{now.said}</pre>
          </details>
          <button type="button" onClick={() => (failure.value = null)}>
            {t("close")}
          </button>
        </section>
      )}
      {wrong && (
        <section class="alarm" role="alert">
          <h2>{t("refused")}</h2>
          <ProblemLines problems={wrong} />
          <button type="button" onClick={() => (refused.value = null)}>
            {t("close")}
          </button>
        </section>
      )}
    </>
  );
}
