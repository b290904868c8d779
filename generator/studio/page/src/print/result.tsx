/** What comes of it: the first sheets, how many there are and on what paper, the button, and the steps from screen to table. */
import type { Made, MadeFile } from "../engine/answers";
import { download } from "../parts/download";
import { PdfPages } from "../parts/pdf_pages";
import { ProblemLines } from "../parts/problem_lines";
import { say } from "../parts/toast";
import { counted, known, language, t } from "../words/words";
import { chooseJobSheet, given, product, valueOf } from "./choices";
import { made, makeAndDownload, making, plan, wrong } from "./making";
import { Refusal } from "./refusal";
import { stepsFor } from "./steps";

export function Result() {
  const name = product.value!.name;
  const files = plan.value?.files ?? [];
  return (
    <aside class="result" aria-label={t("result")}>
      <Preview />
      <div class="figures" role="status" data-testid="figures">
        {files.map((each) => (
          <p key={each.name} lang={figures(each) ? undefined : "en"}>
            <strong>{figures(each) ?? each.made}</strong>
            {files.length > 1 && <span class="quiet"> {each.name}</span>}
          </p>
        ))}
        {files[0]?.paper_weight && <p class="quiet">{weight(...files[0].paper_weight)}</p>}
      </div>
      <Refusal problems={wrong.value} />
      <button type="button" class="main make" data-testid="make" aria-busy={making.value} disabled={files.length === 0} onClick={() => void makeAndDownload().then(done)}>
        {t(files.length > 1 ? "make-more" : "make-one", { number: files.length })}
      </button>
      {made.value && made.value.made.files.length > 1 && <Each made={made.value.made} />}
      {name === "cards" && files.length > 0 && <ToJobSheet />}
      <LeftOut made={plan.value} />
      <Steps files={files} name={name} />
    </aside>
  );
}

/** The page to give along with the cards, made with what is chosen for them. */
function ToJobSheet() {
  const go = () => {
    chooseJobSheet();
    document.querySelector<HTMLElement>("[data-testid=make]")?.focus({ preventScroll: true });
    document.querySelector(".result")?.scrollIntoView({ block: "nearest" });
  };
  return (
    <p class="along">
      <button type="button" data-testid="job-sheet" onClick={go}>
        {t("job-sheet")}
      </button>
      <span class="quiet">{t("job-sheet-help")}</span>
    </p>
  );
}

function done(number: number): void {
  if (number > 0) say(counted("downloaded", number));
}

/** Pages and sheets in the language of the page, where Spiegel counts them. */
function figures(file: MadeFile): string | null {
  if (!file.pages) return null;
  const pages = counted("pages", file.pages);
  return file.sheets ? `${counted("sheets", file.sheets)}, ${pages}` : pages;
}

const STURDY = 200; // g/m²: what is called sturdy paper

function weight(least: number, most: number): string {
  if (least === most) return t("weight-one", { least });
  return t(least >= STURDY ? "weight-sturdy" : "weight-plain", { least, most });
}

function Preview() {
  const now = made.value;
  if (!now) return wrong.value.length > 0 ? null : <div class="pages waiting" aria-busy={making.value} />;
  const [first, second] = now.made.files;
  if (!first?.data) return null;
  const separate = second?.data !== undefined && product.value!.name === "cards";
  const shown = separate || (first.pages ?? 2) > 1 ? [1, 2] : [1];
  const front = { number: 1, label: t("preview-page", { number: 1 }) };
  return (
    <div class={`preview ${making.value ? "stale" : ""}`}>
      <p class="caption">
        <strong>{known(`product-${product.value!.name}`, product.value!.name)}</strong> {t(shown.length > 1 ? "preview" : "preview-one")}
      </p>
      {separate ? (
        <div class="pages">
          <PdfPages data={first.data} width={236} pages={[front]} />
          <PdfPages data={second.data!} width={236} pages={[front]} />
        </div>
      ) : (
        <PdfPages
          data={first.data}
          width={shown.length > 1 ? 236 : 416}
          class={shown.length > 1 ? "" : "alone"}
          pages={shown.map((number) => ({ number, label: t("preview-page", { number }) }))}
        />
      )}
    </div>
  );
}

function Each({ made: done }: { made: Made }) {
  return (
    <ul class="files">
      {done.files.map((each) => (
        <li key={each.name}>
          <button type="button" class="plain" onClick={() => download(each.name, each.data!, "application/pdf")}>
            {each.name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function LeftOut({ made: done }: { made: Made | null }) {
  if (!done || done.left_out.length === 0) return null;
  return (
    <>
      <p>{t("left-out")}</p>
      <ProblemLines kind="advice" problems={done.left_out} />
    </>
  );
}

function Steps({ files, name }: { files: readonly MadeFile[]; name: string }) {
  if (files.length === 0) return null;
  const option = (key: string) => {
    const found = product.value!.options.find((each) => each.name === key);
    return found ? String(valueOf(found) ?? "") : "";
  };
  const steps = stepsFor(name, { duplex: option("duplex"), stock: option("stock"), printer: option("printer"), given: given.value[name] ?? {} });
  return (
    <section class="stepwise">
      <h2>{t("steps")}</h2>
      <ol>
        {steps.map((each) => (
          <li key={each}>{t(each)}</li>
        ))}
      </ol>
      <details open={language.value === "en"}>
        <summary>{t("steps-said")}</summary>
        <ul lang="en" class="said">
          {files.flatMap((file) => file.printing.map((line, at) => <li key={`${file.name}${at}`}>{line}</li>))}
        </ul>
      </details>
    </section>
  );
}
