/** Of each suit its colour, whether that reads well on paper, and its sign. */
import { useEffect, useState } from "preact/hooks";
import type { Entry, SuitLook } from "../engine/answers";
import { FieldNotes } from "../parts/problem_lines";
import { about, ask } from "../state/asking";
import { advice, at, problems } from "../state/checking";
import { edit, table } from "../state/deck";
import { language, t } from "../words/words";
import { nameOf } from "../write/question_table";
import { looks } from "./colours";

export function SuitLooks() {
  return (
    <section>
      <h2>{t("suits-look")}</h2>
      <p class="quiet">{t("suits-look-help")}</p>
      {table.value!.suits.map((each) => (
        <OneSuit key={String(each["id"])} suit={each} look={looks.value.find((look) => look.id === String(each["id"]))} />
      ))}
    </section>
  );
}

function OneSuit({ suit, look }: { suit: Entry; look: SuitLook | undefined }) {
  const id = String(suit["id"]);
  const name = nameOf(suit["name"], table.value!.languages, id);
  const colour = look?.colour ?? "#000000";
  const own = typeof suit["colour"] === "string" || typeof suit["icon"] === "string";
  const set = (key: string, value: string) => void edit([{ op: "set", path: [...suit.path, key], value }], `${id} ${key}`);
  const usual = () => {
    const there = ["colour", "icon"].filter((key) => suit[key] !== undefined && suit[key] !== null);
    void edit(there.map((key) => ({ op: "remove", path: [...suit.path, key] })));
  };
  const said = ["colour", "icon"].flatMap((key) => at([...suit.path, key], problems.value));
  const told = ["colour", "icon"].flatMap((key) => at([...suit.path, key], advice.value));
  return (
    <fieldset class="suitlook" style={{ "--suit": colour }}>
      <legend>{name}</legend>
      <Sign name={look?.sign ?? ""} colour={colour} />
      <label>
        {t("colour")}
        <input
          type="color"
          value={colour.toLowerCase()}
          data-path={[...suit.path, "colour"].join("/")}
          aria-describedby={`contrast-${id}`}
          onChange={(event) => set("colour", event.currentTarget.value.toUpperCase())}
          data-testid={`colour-${id}`}
        />
      </label>
      <p id={`contrast-${id}`} class="contrast">
        {look && <Contrast ratio={look.contrast} />}
      </p>
      <details class="signs">
        <summary>{t("sign-choose")}</summary>
        <div class="signgrid" role="radiogroup" aria-label={t("sign-of", { name })}>
          {about.value!.signs.map((each) => (
            <label key={each} class="sign" title={each}>
              <input type="radio" name={`sign-${id}`} checked={look?.sign === each} aria-label={each} onChange={() => set("icon", each)} />
              <Sign name={each} colour={colour} />
            </label>
          ))}
        </div>
      </details>
      {own && (
        <button type="button" class="plain" onClick={usual}>
          {t("suit-usual")}
        </button>
      )}
      <FieldNotes id={`notes-look-${id}`} problems={said} advice={told} />
    </fieldset>
  );
}

function Contrast({ ratio }: { ratio: number }) {
  const least = about.value!.least_contrast;
  const figure = ratio.toLocaleString(language.value, { maximumFractionDigits: 1 });
  return (
    <span class={ratio < least ? "said-problem" : "quiet"}>
      {t(ratio < least ? "contrast-low" : "contrast-good", { ratio: figure, least: least.toLocaleString(language.value) })}
    </span>
  );
}

const drawn = new Map<string, Promise<string | null>>();

/** A sign's picture as an address, drawn once for each colour. */
function signAddress(name: string, colour: string): Promise<string | null> {
  const key = `${name} ${colour}`;
  if (drawn.size > 400) drawn.clear(); // colours that were tried while dragging
  if (!drawn.has(key))
    drawn.set(
      key,
      ask<{ svg: string }>("sign", { name, colour }).then((said) =>
        said && "result" in said ? `data:image/svg+xml,${encodeURIComponent(said.result.svg)}` : null,
      ),
    );
  return drawn.get(key)!;
}

export function Sign({ name, colour }: { name: string; colour: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    if (name) void signAddress(name, colour).then((found) => !stale && setAddress(found));
    return () => {
      stale = true;
    };
  }, [name, colour]);
  return address ? <img class="signpicture" src={address} alt="" width={40} height={40} /> : <span class="signpicture" />;
}
