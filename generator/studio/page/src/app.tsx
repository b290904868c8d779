/** The page around its four views: the name of the house on its horizon, the way to each view, and what must be told. */
import { useEffect, useRef } from "preact/hooks";
import { BeginView } from "./begin/begin_view";
import { LookView } from "./look/look_view";
import { Conflict } from "./parts/conflict";
import { DeckBar } from "./parts/deck_bar";
import { Failure } from "./parts/failure";
import { useKeptFocus } from "./parts/kept_focus";
import { Toast } from "./parts/toast";
import { Wordmark } from "./parts/wordmark";
import { PrintView } from "./print/print_view";
import { loaded, standing } from "./state/asking";
import { current, redo, undo } from "./state/deck";
import { VIEWS, view } from "./state/route";
import { choose, type Language, LANGUAGES, language, t } from "./words/words";
import { WriteView } from "./write/write_view";

export function App() {
  useEffect(() => {
    addEventListener("keydown", byKeys);
    return () => removeEventListener("keydown", byKeys);
  }, []);
  const deck = current.value?.name;
  useEffect(() => {
    document.title = [t(`view-${view.value}`), deck, "Spiegel"].filter(Boolean).join(" · ");
  }, [view.value, deck, language.value]);
  useKeptFocus();
  return (
    <div class={`page at-${view.value}`}>
      <a class="skip" href="#main" onClick={toMain}>
        {t("skip")}
      </a>
      <header class="head">
        <Wordmark />
        <nav aria-label={t("nav")}>
          {VIEWS.map((each) => (
            <a
              key={each}
              href={`#${each}`}
              class={`way way-${each}`}
              data-testid={`nav-${each}`}
              aria-current={view.value === each ? "page" : undefined}
            >
              {t(`view-${each}`)}
            </a>
          ))}
        </nav>
        <LanguageChoice />
      </header>
      {current.value && <DeckBar />}
      <main id="main" tabIndex={-1} data-testid={`view-${view.value}`}>
        <Failure />
        <Shown />
      </main>
      <footer class="foot">
        <p>{t("foot-private")}</p>
      </footer>
      <Conflict />
      <Toast />
    </div>
  );
}

function toMain(event: Event): void {
  event.preventDefault(); // the address names the view
  document.getElementById("main")?.focus();
}

function byKeys(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !current.value) return;
  if (event.composedPath().some((each) => each instanceof Element && each.matches(".cm-editor"))) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) void afterTyping(undo);
  else if (key === "y" || (key === "z" && event.shiftKey)) void afterTyping(redo);
  else return;
  event.preventDefault();
}

/** What was typed in the field that has the focus becomes a change first, so that undo takes that back. */
async function afterTyping(step: () => Promise<void>): Promise<void> {
  const field = document.activeElement;
  field?.dispatchEvent(new Event("commit"));
  await step();
}

function LanguageChoice() {
  return (
    <label class="tongue">
      <span class="unseen">{t("page-language")}</span>
      <select
        data-testid="page-language"
        value={language.value}
        onChange={(event) => void choose(event.currentTarget.value as Language)}
      >
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function Shown() {
  if (standing.value === "loading") return <Loading />;
  if (standing.value === "no-webassembly") return <Unable words="no-webassembly" />;
  if (standing.value === "failed") return <Unable words="no-engine" />;
  if (view.value === "begin" || !current.value) return <BeginView />;
  if (view.value === "write") return <WriteView />;
  return view.value === "look" ? <LookView /> : <PrintView />;
}

function Loading() {
  const bar = useRef<HTMLProgressElement>(null);
  return (
    <section class="loading" aria-live="polite">
      <h1>{t("loading-title")}</h1>
      <p>{t("loading-text")}</p>
      <progress ref={bar} max={1} value={loaded.value || undefined} aria-label={t("loading-title")} />
    </section>
  );
}

function Unable({ words }: { words: string }) {
  return (
    <section class="loading" role="alert">
      <h1>{t(`${words}-title`)}</h1>
      <p>{t(`${words}-text`)}</p>
    </section>
  );
}
