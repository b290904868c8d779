/** A theme of one's own, in a file beside the deck: it holds only what it changes. Its comments and order stay as they are. */
import { useEffect, useState } from "preact/hooks";
import type { Document } from "yaml";
import type { Problem } from "../engine/answers";
import { ProblemLines } from "../parts/problem_lines";
import { about, ask } from "../state/asking";
import { problems } from "../state/checking";
import { edit } from "../state/deck";
import { known, t } from "../words/words";
import { files, listFiles, putFile } from "./files";
import { TypedInput } from "../parts/typed_input";

const COLOURS = ["ink", "quiet", "paper", "lines"] as const;
/** Those of the theme that Spiegel takes where a theme says nothing: layouts/theme/themes/spiegel.yaml. */
const USUAL = { ink: "#000000", quiet: "#595959", paper: "#F3EFE6", lines: "#AAAAAA" };
const PATTERNS = ["water", "confetti", "none"];
const FONTS = ["fontpkg-atkinson-hyperlegible", "fontpkg-lato"];
const NAME = "theme.yaml";

type Write = (path: string[], value: unknown) => void;

export function OwnTheme({ file }: { file: string | null }) {
  const [said, setSaid] = useState<readonly Problem[]>([]);
  const [theme, setTheme] = useState<Document | null>(null);
  useEffect(() => {
    setTheme(null);
    if (file) void readTheme(file).then(setTheme);
  }, [file, files.value]);
  const begin = async () => {
    await listFiles();
    if (!files.value.some((each) => each.path === NAME)) {
      const wrong = await putFile(NAME, new TextEncoder().encode(`# ${t("theme-comment")}\nink: "${USUAL.ink}"\n`));
      if (wrong.length > 0) return setSaid(wrong);
    }
    await edit([{ op: "set", path: ["theme"], value: NAME }]);
  };
  const write: Write = (path, value) => {
    if (!theme || !file) return;
    if (value === "" || value === null) theme.deleteIn(path);
    else theme.setIn(path, value);
    void putFile(file, new TextEncoder().encode(String(theme))).then(setSaid);
  };
  if (!file)
    return (
      <>
        <button type="button" onClick={() => void begin()} data-testid="own-theme">
          {t("theme-begin")}
        </button>
        <ProblemLines problems={said} />
      </>
    );
  return (
    <div class="owntheme">
      {theme && <ThemeForm theme={theme} write={write} />}
      <ProblemLines problems={[...said, ...problems.value.filter((each) => each.file === file)]} />
    </div>
  );
}

/** The YAML library is loaded here only: no other part of the page reads YAML itself. */
async function readTheme(file: string): Promise<Document | null> {
  const [{ parseDocument }, said] = await Promise.all([import("yaml"), ask<{ data: Uint8Array }>("get", { path: file })]);
  if (!said || "problems" in said) return null;
  const read = parseDocument(new TextDecoder().decode(said.result.data));
  return read.errors.length > 0 ? null : read;
}

function ThemeForm({ theme, write }: { theme: Document; write: Write }) {
  const at = (...path: string[]) => {
    const value = theme.getIn(path);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  const pictures = files.value.map((each) => each.path).filter((each) => /\.(png|jpe?g|svg)$/i.test(each));
  const faces = files.value.map((each) => each.path).filter((each) => /\.ttf$/i.test(each));
  return (
    <>
      <div class="fields">
        {COLOURS.map((each) => (
          <label key={each}>
            {t(`theme-${each}`)}
            <input type="color" value={(at(each) || USUAL[each]).toLowerCase()} onChange={(event) => write([each], event.currentTarget.value.toUpperCase())} />
          </label>
        ))}
        <Choice label={t("theme-back")} value={at("back", "pattern")} values={PATTERNS} words="back" onChange={(value) => write(["back", "pattern"], value)} />
        <Choice label={t("theme-areas")} value={at("areas")} values={["filled", "outlined"]} words="areas" onChange={(value) => write(["areas"], value)} />
        <Figure label={t("theme-weight")} value={at("weight")} least={0.5} most={3} onChange={(value) => write(["weight"], value)} />
        <Figure label={t("theme-larger")} value={at("larger")} least={1} most={1.5} onChange={(value) => write(["larger"], value)} />
        <Choice label={t("theme-sign")} value={at("sign")} values={about.value!.signs} words="sign" onChange={(value) => write(["sign"], value)} />
      </div>
      <fieldset>
        <legend>{t("theme-logo")}</legend>
        <p class="quiet">{t("theme-logo-help")}</p>
        <div class="fields">
          <Choice label={t("theme-file")} value={at("logo", "file")} values={pictures} words="file" onChange={(value) => write(value ? ["logo", "file"] : ["logo"], value)} />
          <label>
            {t("theme-shows")}
            <TypedInput value={at("logo", "shows")} disabled={!at("logo", "file")} onGive={(said) => write(["logo", "shows"], said.trim())} />
          </label>
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("theme-fonts")}</legend>
        <p class="quiet">{t("theme-fonts-help")}</p>
        <div class="fields">
          <Choice label={t("theme-family")} value={at("fonts")} values={FONTS} words="fonts" onChange={(value) => write(["fonts"], value)} />
          {faces.length > 0 &&
            ["regular", "bold", "italic", "display"].map((each) => (
              <Choice key={each} label={t(`theme-font-${each}`)} value={at("fonts", each)} values={faces} words="file" onChange={(value) => setFace(theme, write, each, value)} />
            ))}
        </div>
      </fieldset>
    </>
  );
}

/** `fonts` may be the name of a family: a face of one's own takes its place. */
function setFace(theme: Document, write: Write, face: string, value: string): void {
  if (typeof theme.get("fonts") === "string") theme.delete("fonts");
  write(["fonts", face], value);
}

function Choice(props: { label: string; value: string; values: readonly string[]; words: string; onChange: (value: string) => void }) {
  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)}>
        <option value="">{t("usual")}</option>
        {props.value && !props.values.includes(props.value) && <option value={props.value}>{props.value}</option>}
        {props.values.map((each) => (
          <option key={each} value={each}>
            {known(`choice-${props.words}-${each}`, each)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Figure(props: { label: string; value: string; least: number; most: number; onChange: (value: number | "") => void }) {
  return (
    <label>
      {props.label}
      <TypedInput
        type="number"
        step="0.1"
        min={props.least}
        max={props.most}
        value={props.value}
        placeholder="1"
        onGive={(said) => props.onChange(said === "" ? "" : Number(said))}
      />
    </label>
  );
}
