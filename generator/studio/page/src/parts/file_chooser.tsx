/** A button that asks for files of one's own. The browser's field for them, which no style reaches, is hidden behind it. */
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

interface Props {
  /** What is asked for, for those who come to the field itself. */
  label: string;
  /** The endings of names, with commas between. */
  accept: string;
  multiple?: boolean;
  /** The look of the button. */
  look?: "main" | "plain";
  testid: string;
  onFiles: (files: readonly [File, ...File[]]) => void;
  children: ComponentChildren;
}

export function FileChooser({ label, accept, multiple, look, testid, onFiles, children }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={look} data-testid={`${testid}-do`} onClick={() => field.current!.click()}>
        {children}
      </button>
      <input
        ref={field}
        class="unseen"
        type="file"
        tabIndex={-1}
        multiple={multiple}
        accept={accept}
        aria-label={label}
        data-testid={testid}
        onChange={(event) => {
          const [first, ...more] = event.currentTarget.files ?? [];
          event.currentTarget.value = ""; // or the same file, chosen again after it was mended, would be no change
          if (first) onFiles([first, ...more]);
        }}
      />
    </>
  );
}
