/** The deck's own text, for who likes it: the editor is loaded when this part is opened. */
import { useEffect, useRef } from "preact/hooks";
import { advice, problems } from "../state/checking";
import { endGroup, redo, rewrite, text, undo } from "../state/deck";
import { t } from "../words/words";
import { loadSchema } from "./schema";
import { yamlLine } from "./selected";
import type { YamlEditor } from "./yaml_editor";

const PAUSE = 400; // ms after the last letter: the whole deck is read again

export function YamlPart() {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlEditor | null>(null);
  /** What is typed and not in the deck yet: what comes of earlier typing does not write over it. */
  const typed = useRef<string | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const commit = () => {
      clearTimeout(timer);
      if (typed.current === null) return;
      const said = typed.current;
      typed.current = null;
      void rewrite(said, "yaml");
    };
    void (async () => {
      const [{ openEditor }, schema] = await Promise.all([import("./yaml_editor"), loadSchema()]);
      if (gone || !host.current) return;
      editor.current = openEditor({
        host: host.current,
        text: text.peek(),
        schema,
        label: t("part-yaml"),
        onText(next) {
          typed.current = next;
          clearTimeout(timer);
          timer = setTimeout(commit, PAUSE);
        },
        onUndo: () => (commit(), void undo()),
        onRedo: () => (commit(), void redo()),
      });
      editor.current.tell(problems.value, advice.value);
      if (yamlLine.value !== null) editor.current.goTo(yamlLine.value);
      yamlLine.value = null;
    })();
    return () => {
      gone = true;
      commit();
      endGroup();
      editor.current?.close();
    };
  }, []);
  useEffect(() => {
    if (typed.current === null) editor.current?.show(text.value);
  }, [text.value]);
  useEffect(() => editor.current?.tell(problems.value, advice.value), [problems.value, advice.value]);
  useEffect(() => {
    if (yamlLine.value === null || !editor.current) return;
    editor.current.goTo(yamlLine.value);
    yamlLine.value = null;
  }, [yamlLine.value]);
  return (
    <section aria-label={t("part-yaml")}>
      <p class="quiet">{t("about-yaml")}</p>
      <div ref={host} class="editor" data-testid="yaml" />
    </section>
  );
}
