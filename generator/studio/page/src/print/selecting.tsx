/** Which of the deck is printed, in which language and in which theme: all of it, unless something is chosen here. */
import { about } from "../state/asking";
import { table } from "../state/deck";
import { known, languageName, t } from "../words/words";
import { nameOf } from "../write/question_table";
import { listed } from "../write/edits";
import { choices, choose, chosen, product } from "./choices";
import { TypedInput } from "../parts/typed_input";

export function Selecting() {
  const there = choices.value;
  const languages = there?.languages ?? table.value?.languages ?? [];
  const now = chosen.value;
  const picked = now.languages.length > 0 ? now.languages : languages.slice(0, 1);
  return (
    <section>
      <h2>{t("print-which")}</h2>
      <div class="fields">
        {languages.length > 1 && (
          <label>
            {t("print-language")}
            <select value={picked.join(",")} data-testid="choose-language" onChange={(event) => choose({ languages: event.currentTarget.value.split(",") })}>
              {languages.map((each) => (
                <option key={each} value={each}>
                  {languageName(each)}
                </option>
              ))}
              {pairs(languages).map((pair) => (
                <option key={pair.join()} value={pair.join(",")}>
                  {t(product.value!.bilingual ? "both-languages" : "each-language", { one: languageName(pair[0]!), other: languageName(pair[1]!) })}
                </option>
              ))}
            </select>
          </label>
        )}
        {there && there.sessions.length > 0 && (
          <label>
            {t("print-session")}
            <select value={now.session ?? ""} data-testid="choose-session" onChange={(event) => choose({ session: event.currentTarget.value || null })}>
              <option value="">{t("whole-deck")}</option>
              {there.sessions.map((each) => (
                <option key={each.id} value={each.id}>
                  {nameOf(each.name, languages, each.id)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t("print-theme")}
          <select value={now.theme ?? ""} onChange={(event) => choose({ theme: event.currentTarget.value || null })}>
            <option value="">{t("theme-of-deck")}</option>
            {about.value!.themes.map((each) => (
              <option key={each.id} value={each.id}>
                {each.id}: {known(`theme-${each.id}`, each.title)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <details class="fold">
        <summary>{t("print-less")}</summary>
        <Less />
      </details>
    </section>
  );
}

function pairs(languages: readonly string[]): string[][] {
  return languages.flatMap((one) => languages.filter((other) => other !== one).map((other) => [one, other]));
}

function Less() {
  const there = choices.value;
  const now = chosen.value;
  if (!there) return null;
  return (
    <>
      <Ticks label={t("suits")} all={there.suits.map((each) => [each.id, nameOf(each.name, there.languages, each.id)])} on={now.suits} set={(suits) => choose({ suits })} />
      <Ticks
        label={t("depth")}
        all={[1, 2, 3].map((each) => [String(each), t(`depth-${each}`)])}
        on={now.depths.map(String)}
        set={(depths) => choose({ depths: depths.map(Number) })}
      />
      {there.tags.length > 0 && <Ticks label={t("tags")} all={there.tags.map((each) => [each, each])} on={now.tags} set={(tags) => choose({ tags })} />}
      <div class="fields">
        {(["only", "without"] as const).map((each) => (
          <label key={each}>
            {t(`print-${each}`)}
            <TypedInput value={now[each].join(", ")} placeholder={there.cards.slice(0, 2).join(", ")} onGive={(said) => choose({ [each]: listed(said) })} />
          </label>
        ))}
        <label>
          {t("print-sample")}
          <TypedInput
            type="number"
            min={1}
            value={String(now.sample ?? "")}
            onGive={(said) => choose({ sample: said === "" ? null : Number(said) })}
          />
        </label>
        <label>
          {t("print-seed")}
          <TypedInput type="number" min={0} max={4294967295} value={String(now.seed)} onGive={(said) => choose({ seed: Number(said) || 0 })} />
        </label>
        <label class="tick">
          <input type="checkbox" checked={now.shuffle} onChange={(event) => choose({ shuffle: event.currentTarget.checked })} /> {t("print-shuffle")}
        </label>
      </div>
    </>
  );
}

function Ticks(props: { label: string; all: (readonly [string, string])[]; on: readonly string[]; set: (on: string[]) => void }) {
  return (
    <fieldset>
      <legend>{props.label}</legend>
      <div class="ticks">
        {props.all.map(([value, label]) => (
          <label key={value} class="tick">
            <input
              type="checkbox"
              checked={props.on.includes(value)}
              onChange={(event) => {
                const off = props.on.filter((each) => each !== value);
                props.set(event.currentTarget.checked ? [...off, value] : off);
              }}
            />{" "}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
