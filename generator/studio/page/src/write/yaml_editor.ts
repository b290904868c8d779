/**
 * CodeMirror for the deck's text. It stands in a shadow root: there its styles are constructed stylesheets, which the page's
 * policy of no inline styles allows; in the page itself it would write style elements.
 */
import { autocompletion, closeBrackets, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { foldGutter, indentOnInput, syntaxHighlighting, HighlightStyle } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Problem } from "../engine/answers";
import type { Node } from "./schema";
import { completions } from "./yaml_completion";

interface Given {
  host: HTMLElement;
  text: string;
  schema: Node | null;
  label: string;
  onText: (text: string) => void;
  onUndo: () => void;
  onRedo: () => void;
}

export interface YamlEditor {
  show(text: string): void;
  tell(problems: readonly Problem[], advice: readonly Problem[]): void;
  goTo(line: number): void;
  close(): void;
}

/** Marks a change that the page made, so that it does not come back to it as typed. */
const fromPage = Annotation.define<boolean>();

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "#026a66" },
  { tag: tags.comment, color: "#595959", fontStyle: "italic" },
  { tag: [tags.string, tags.content], color: "#191c1f" },
  { tag: [tags.punctuation, tags.separator], color: "#595959" },
]);

const LOOK = EditorView.theme({
  "&": { fontSize: "15px", backgroundColor: "#fff", border: "1px solid #767676", height: "min(70vh, 48rem)" },
  "&.cm-focused": { outline: "3px solid #1e459b", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace", lineHeight: "1.6" },
  ".cm-gutters": { backgroundColor: "#fff", color: "#595959", border: "none" },
  ".cm-activeLine": { backgroundColor: "#f6f4ee" },
  ".cm-tooltip": { backgroundColor: "#fff", border: "1px solid #191c1f" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "#1e459b", color: "#fff" },
});

export function openEditor(given: Given): YamlEditor {
  const root = given.host.shadowRoot ?? given.host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: given.text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        drawSelection(),
        indentOnInput(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        yaml(),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [completions(given.schema)] }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": given.label, tabindex: "0", spellcheck: "true" }),
        EditorState.tabSize.of(2),
        keymap.of([
          { key: "Mod-z", run: () => (given.onUndo(), true) },
          { key: "Mod-y", run: () => (given.onRedo(), true) },
          { key: "Mod-Shift-z", run: () => (given.onRedo(), true) },
          ...completionKeymap,
          ...searchKeymap,
          ...lintKeymap,
          ...defaultKeymap,
          indentWithTab, // Escape, then Tab, leaves the editor: CodeMirror's own way out for the keyboard
        ]),
        LOOK,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged || update.transactions.some((each) => each.annotation(fromPage))) return;
          given.onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    show(text) {
      const now = view.state.doc.toString();
      if (text !== now) replace(view, now, text);
    },
    tell(problems, advice) {
      const every = [...problems.map((each) => mark(view, each, "error")), ...advice.map((each) => mark(view, each, "info"))];
      view.dispatch(setDiagnostics(view.state, every.filter((each) => each !== null).sort((one, other) => one.from - other.from)));
    },
    goTo(line) {
      const there = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({ selection: { anchor: there.from }, effects: EditorView.scrollIntoView(there.from, { y: "center" }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

/** Replaces only what differs, so that the cursor and what is seen stay where they are. */
function replace(view: EditorView, now: string, next: string): void {
  let from = 0;
  while (from < now.length && from < next.length && now[from] === next[from]) from++;
  let tail = 0;
  while (tail < Math.min(now.length, next.length) - from && now[now.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  view.dispatch({ changes: { from, to: now.length - tail, insert: next.slice(from, next.length - tail) }, annotations: fromPage.of(true) });
}

function mark(view: EditorView, problem: Problem, severity: "error" | "info"): Diagnostic | null {
  if (problem.line === null || problem.line < 1 || problem.line > view.state.doc.lines) return null;
  const line = view.state.doc.line(problem.line);
  const from = Math.min(line.from + Math.max((problem.column ?? 1) - 1, 0), line.to);
  const message = [problem.where, problem.what].filter(Boolean).join(": ") + (problem.hint ? ` → ${problem.hint}` : "");
  return { from, to: line.to, severity, message };
}
