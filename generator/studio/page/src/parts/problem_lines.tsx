/** Problems in the words of `spiegel check`, each with what to do about it. Those words are English. */
import type { Problem } from "../engine/answers";

interface Props {
  problems: readonly Problem[];
  id?: string;
  kind?: "problem" | "advice";
  onJump?: (problem: Problem) => void;
}

export function ProblemLines({ problems, id, kind = "problem", onJump }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} class={`said said-${kind}`} lang="en">
      {problems.map((each, at) => (
        <li key={at}>
          {onJump ? (
            <button type="button" class="plain jump" onClick={() => onJump(each)}>
              <ProblemWords problem={each} />
            </button>
          ) : (
            <ProblemWords problem={each} />
          )}
        </li>
      ))}
    </ul>
  );
}

function ProblemWords({ problem }: { problem: Problem }) {
  return (
    <>
      {problem.where && <strong>{problem.where}: </strong>}
      {problem.what}
      {problem.hint && <span class="hint"> → {problem.hint}</span>}
    </>
  );
}

/** Problems at one field: without saying where, as they stand there. */
export function FieldNotes({ id, problems, advice }: { id: string; problems: readonly Problem[]; advice: readonly Problem[] }) {
  if (problems.length + advice.length === 0) return null;
  return (
    <div id={id} class="notes" lang="en">
      {problems.map((each, at) => (
        <p key={`p${at}`} class="said-problem">
          {each.what}
          {each.hint && <span class="hint"> → {each.hint}</span>}
        </p>
      ))}
      {advice.map((each, at) => (
        <p key={`a${at}`} class="said-advice">
          {each.what}
          {each.hint && <span class="hint"> → {each.hint}</span>}
        </p>
      ))}
    </div>
  );
}
