/** A field to write in: what is typed becomes a change after a short pause, and at the latest when the field is left. */
import { useEffect, useRef, useState } from "preact/hooks";
import { endGroup } from "../state/deck";
import { save, saving } from "../state/opening";

interface Props {
  value: string;
  label: string;
  /** The change that what is typed makes; false where it could not be made. */
  onChange: (value: string) => Promise<boolean>;
  lang?: string | undefined;
  id?: string;
  describedBy?: string | undefined;
  invalid?: boolean;
  /** Whether Enter makes a new line; else it goes on to the field that `onEnter` says. */
  lines?: boolean;
  onEnter?: (() => void) | undefined;
  onFocus?: () => void;
  testid?: string;
  placeholder?: string;
  data?: Record<string, string>;
}

const PAUSE = 50; // ms: with 0.1 s to change the deck and as much to draw the card, what is typed stands on it within 0.3 s

export function TextField(props: Props) {
  const { value, onChange } = props;
  const [draft, setDraft] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // What comes back of one's own typing, or of a change that is still on its way, does not move the words under one's hands.
    if (value.trim() !== sent.current.trim()) {
      sent.current = value;
      typed.current = value;
      setDraft(value);
    }
  }, [value]);
  const typed = useRef(value);
  const unsent = useRef(false);
  const change = useRef(onChange);
  change.current = onChange;
  const commit = () => {
    clearTimeout(timer.current);
    if (typed.current === sent.current) {
      if (unsent.current) void save(); // what was typed was taken back: all is as it was kept
      unsent.current = false;
      return;
    }
    unsent.current = false;
    const [before, said] = [sent.current, typed.current];
    sent.current = said;
    void change.current(said).then((made) => {
      if (!made && sent.current === said) sent.current = before; // it stands in the field, and is tried again when that is left
    });
  };
  // A field that goes, as when another part of the deck is opened, takes nothing that was typed with it.
  useEffect(() => commit, []);
  useEffect(() => {
    const shown = field.current!;
    shown.addEventListener("commit", commit);
    return () => shown.removeEventListener("commit", commit);
  });
  return (
    <textarea
      ref={field}
      id={props.id}
      class="text"
      rows={1}
      value={draft}
      lang={props.lang}
      placeholder={props.placeholder}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      data-testid={props.testid}
      {...props.data}
      onFocus={props.onFocus}
      onInput={(event) => {
        typed.current = event.currentTarget.value;
        setDraft(typed.current);
        unsent.current = true;
        saving.value = "saving";
        clearTimeout(timer.current);
        timer.current = setTimeout(commit, PAUSE);
      }}
      onBlur={() => {
        commit();
        endGroup();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.shiftKey || props.lines || event.isComposing) return;
        event.preventDefault();
        commit();
        props.onEnter?.();
      }}
    />
  );
}
