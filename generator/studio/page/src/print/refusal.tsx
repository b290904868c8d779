/** Why what is asked for cannot be made: options by the names that they have on the page, and a way to each of them. */
import type { Option, Problem } from "../engine/answers";
import { ProblemLines } from "../parts/problem_lines";
import { language, t } from "../words/words";
import { product } from "./choices";
import { labelOf } from "./option_field";
import { FLAGS, REFUSAL } from "./refused";

export function Refusal({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div id={REFUSAL} role="alert" data-testid="refusal">
      <ProblemLines problems={problems} said={said} below={(each) => <Ways problem={each} />} />
    </div>
  );
}

/** Words with the names of options as they stand on the page, in place of those on the command line. */
function said(words: string) {
  return words.split(FLAGS).map((part, at) => {
    const option = optionOf(part);
    return option ? (
      <span key={at} lang={language.value} class="option-name">
        {labelOf(option)}
      </span>
    ) : (
      part
    );
  });
}

/** A button for each option that a problem is about, or that helps. */
function Ways({ problem }: { problem: Problem }) {
  const named = `${problem.where ?? ""} ${problem.hint ?? ""}`.split(FLAGS).flatMap((part) => optionOf(part) ?? []);
  const options = [...new Set(named)];
  if (options.length === 0) return null;
  return (
    <p class="ways" lang={language.value}>
      {options.map((each) => (
        <button key={each.name} type="button" class="plain" data-testid={`to-${each.name}`} onClick={() => goTo(each)}>
          {t("go-to-option", { option: labelOf(each) })}
        </button>
      ))}
    </p>
  );
}

function optionOf(flag: string): Option | undefined {
  return product.value!.options.find((each) => each.flag === flag);
}

function goTo(option: Option): void {
  const field = document.querySelector<HTMLElement>(`[data-testid="option-${option.name}"]`);
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
