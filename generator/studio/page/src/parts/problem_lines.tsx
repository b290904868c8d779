/** Problems in the words of `spiegel check`, each with what to do about it. Those words are English. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../engine/answers";

interface Props {
  problems: readonly Problem[];
  id?: string;
  kind?: "problem" | "advice";
  onJump?: (problem: Problem) => void;
  /** What stands in place of words of the command line. */
  said?: (words: string) => ComponentChildren;
  /** What stands below a problem. */
  below?: (problem: Problem) => ComponentChildren;
}

export function ProblemLines({ problems, id, kind = "problem", onJump, said = (words) => words, below }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} class={`said said-${kind}`} lang="en">
      {problems.map((each, at) => (
        <li key={at}>
          {onJump ? (
            <button type="button" class="plain jump" onClick={() => onJump(each)}>
              <ProblemWords problem={each} said={said} />
            </button>
          ) : (
            <ProblemWords problem={each} said={said} />
          )}
          {below?.(each)}
        </li>
      ))}
    </ul>
  );
}

function ProblemWords({ problem, said }: { problem: Problem; said: (words: string) => ComponentChildren }) {
  return (
    <>
      {problem.where && <strong>{said(problem.where)}: </strong>}
      {problem.what}
      {problem.hint && <span class="hint"> → {said(problem.hint)}</span>}
    </>
  );
}

/** Problems at one field: without saying where, as they stand there; what to do is said at the first of a cause. */
export function FieldNotes({ id, problems, advice }: { id: string; problems: readonly Problem[]; advice: readonly Problem[] }) {
  if (problems.length + advice.length === 0) return null;
  return (
    <div id={id} class="notes" lang="en">
      <Notes kind="problem" every={problems} />
      <Notes kind="advice" every={advice} />
    </div>
  );
}

function Notes({ kind, every }: { kind: string; every: readonly Problem[] }) {
  return (
    <>
      {every.map((each, at) => (
        <p key={at} class={`said-${kind}`}>
          {each.what}
          {each.hint && each.first !== false && <span class="hint"> → {each.hint}</span>}
        </p>
      ))}
    </>
  );
}
