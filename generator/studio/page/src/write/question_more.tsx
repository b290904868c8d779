/** What a question may have besides what stands in the table: a picture, what must come first, its id. */
import { listFiles } from "../look/files";
import { table } from "../state/deck";
import { t } from "../words/words";
import { EntryForm } from "./entry_form";
import { loadSchema } from "./schema";

const IN_TABLE = ["question", "probe", "suit", "depth", "tags"];

export function QuestionMore({ id }: { id: string }) {
  const question = table.value?.questions.find((each) => String(each["id"]) === id);
  if (!question) return null;
  const load = () => {
    void loadSchema();
    void listFiles();
  };
  return (
    <details class="more" onToggle={load} data-testid="question-more">
      <summary>{t("question-more", { id })}</summary>
      <EntryForm entry={question} record="Question" without={IN_TABLE} />
    </details>
  );
}
