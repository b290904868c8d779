/** One question: its texts in each language shown, its suit, depth and tags, and what is done with it as a whole. */
import type { Entry, Path } from "../engine/answers";
import { textIn } from "../engine/answers";
import { Icon } from "../parts/icons";
import { FieldNotes } from "../parts/problem_lines";
import { TextField } from "../parts/text_field";
import { say } from "../parts/toast";
import { advice, at, checked, problems } from "../state/checking";
import { edit, table } from "../state/deck";
import { languageName, t } from "../words/words";
import { suitColour } from "../look/colours";
import { listed, neighbour, typed, valued } from "./edits";
import { tagsOf } from "./filter";
import { nameOf } from "./question_table";
import { cardId, cardLanguage, reach } from "./selected";
import { TypedInput } from "../parts/typed_input";

interface Props {
  question: Entry;
  shown: readonly Entry[];
  languages: readonly string[];
}

export function QuestionRow({ question, shown, languages }: Props) {
  const id = String(question["id"] ?? "");
  const suit = String(question["suit"] ?? "");
  const open = () => (cardId.value = id);
  const move = async (by: -1 | 1) => {
    const to = neighbour(shown, question, by);
    if (to === null || !(await edit([{ op: "move", path: question.path, to }]))) return;
    reach.value = ["questions", to, "question", languages[0]!];
  };
  const keys = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    (event.target as Element).dispatchEvent(new Event("commit"));
    void move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <div
      role="row"
      class={`qrow ${cardId.value === id ? "open" : ""}`}
      style={{ "--suit": suitColour(suit) }}
      onFocusCapture={open}
      onKeyDown={keys}
      data-testid={`question-${id}`}
    >
      <div role="cell" class="which">
        <button type="button" class="plain id" onClick={open} aria-label={t("show-card", { id })}>
          {id || "–"}
        </button>
        <Marks question={question} id={id} />
      </div>
      {languages.map((language) => (
        <div role="cell" class="texts" key={language}>
          <Cell question={question} id={id} name="question" language={language} shown={shown} required />
          <Cell question={question} id={id} name="probe" language={language} shown={shown} />
        </div>
      ))}
      <div role="cell" class="acts">
        <Acts question={question} id={id} move={move} first={shown[0] === question} last={shown.at(-1) === question} />
      </div>
    </div>
  );
}

function Cell(props: { question: Entry; id: string; name: "question" | "probe"; language: string; shown: readonly Entry[]; required?: boolean }) {
  const { question, id, name, language, shown } = props;
  const path: Path = [...question.path, name, language];
  const key = path.join("/");
  const wrong = here(path, problems.value);
  const said = here(path, advice.value);
  const left = checked.value.left[key];
  const notes = `notes-${key}`;
  const next = () => {
    const place = shown.findIndex((each) => each.path[1] === question.path[1]);
    const below = shown[place + 1];
    if (below) reach.value = [...below.path, name, language];
  };
  return (
    <div class={`cell ${name}`}>
      <TextField
        value={textIn(question[name], language)}
        label={`${id} ${t(name)}, ${languageName(language)}`}
        lang={language}
        placeholder={name === "probe" ? t("probe-empty") : ""}
        data={{ "data-path": key }}
        testid={`${id}-${name}-${language}`}
        describedBy={wrong.length + said.length > 0 ? notes : left === undefined ? undefined : `left-${key}`}
        invalid={wrong.length > 0}
        onEnter={next}
        onFocus={() => {
          if (!cardLanguage.value.includes(",")) cardLanguage.value = language; // who looks at both goes on doing so
        }}
        onChange={(value) => edit(typed(question, name, language, value, props.required ?? false), key)}
      />
      {left !== undefined && (
        <span class={`left ${left < 10 ? "few" : ""}`} id={`left-${key}`}>
          {left < 0 ? t("letters-over", { number: -left }) : t("letters-left", { number: left })}
        </span>
      )}
      <FieldNotes id={notes} problems={wrong} advice={said} />
    </div>
  );
}

/** What is said of exactly this text; what is said of all of its languages stands at the first of them. */
function here(path: Path, every: (typeof problems)["value"]) {
  const first = path.at(-1) === table.value?.languages[0];
  const whole = path.slice(0, -1);
  return [...at(path, every), ...(first ? at(whole, every).filter((each) => each.path!.length === whole.length) : [])];
}

function Marks({ question, id }: { question: Entry; id: string }) {
  const deck = table.value!;
  const path = (key: string): Path => [...question.path, key];
  const wrong = ["id", "suit", "depth", "tags", "follows", "picture"].flatMap((key) => at(path(key), problems.value));
  const said = ["id", "suit", "depth", "tags", "follows", "picture"].flatMap((key) => at(path(key), advice.value));
  const whole = at(question.path, problems.value).filter((each) => each.path!.length === 2);
  const notes = `notes-${question.path.join("/")}`;
  const suit = String(question["suit"] ?? "");
  return (
    <>
      <select
        aria-label={`${id} ${t("suit")}`}
        value={suit}
        data-path={path("suit").join("/")}
        aria-describedby={wrong.length + said.length + whole.length > 0 ? notes : undefined}
        onChange={(event) => void edit([{ op: "set", path: path("suit"), value: event.currentTarget.value }])}
      >
        {!deck.suits.some((each) => String(each["id"]) === suit) && <option value={suit}>{suit || "–"}</option>}
        {deck.suits.map((each) => (
          <option key={String(each["id"])} value={String(each["id"])}>
            {nameOf(each["name"], deck.languages, String(each["id"]))}
          </option>
        ))}
      </select>
      <select
        aria-label={`${id} ${t("depth")}`}
        class="depth"
        value={String(question["depth"] ?? 1)}
        data-path={path("depth").join("/")}
        onChange={(event) => void edit([{ op: "set", path: path("depth"), value: Number(event.currentTarget.value) }])}
      >
        {[1, 2, 3].map((each) => (
          <option key={each} value={String(each)}>
            {"▬".repeat(each)} {t(`depth-${each}`)}
          </option>
        ))}
      </select>
      <TypedInput
        class="tags"
        aria-label={`${id} ${t("tags")}`}
        placeholder={t("tags")}
        value={tagsOf(question).join(", ")}
        data-path={path("tags").join("/")}
        onGive={(said) => void edit(valued(path("tags"), listed(said)))}
      />
      <FieldNotes id={notes} problems={[...wrong, ...whole]} advice={said} />
    </>
  );
}

function Acts(props: { question: Entry; id: string; move: (by: -1 | 1) => Promise<void>; first: boolean; last: boolean }) {
  const { question, id } = props;
  const at = Number(question.path[1]);
  const duplicate = async () => {
    if (!(await edit([{ op: "duplicate", path: question.path }]))) return;
    reach.value = ["questions", at + 1, "question"];
    say(t("question-copied", { id }), true);
  };
  const remove = async () => {
    if (!(await edit([{ op: "remove", path: question.path }]))) return;
    reach.value = ["questions", Math.min(at, (table.value?.questions.length ?? 1) - 1), "question"];
    say(t("question-removed", { id }), true);
  };
  return (
    <>
      <Act icon="up" label={t("move-up", { id })} disabled={props.first} run={() => props.move(-1)} />
      <Act icon="down" label={t("move-down", { id })} disabled={props.last} run={() => props.move(1)} />
      <Act icon="copy" label={t("duplicate", { id })} run={duplicate} testid={`duplicate-${id}`} />
      <Act icon="remove" label={t("delete", { id })} run={remove} testid={`delete-${id}`} />
    </>
  );
}

function Act(props: { icon: string; label: string; disabled?: boolean; run: () => Promise<void>; testid?: string }) {
  return (
    <button
      type="button"
      class="plain act"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled}
      data-testid={props.testid}
      onClick={() => void props.run()}
    >
      <Icon name={props.icon} />
    </button>
  );
}
