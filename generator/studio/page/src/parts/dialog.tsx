/** A dialog of the browser's own: it holds the focus, closes with Escape, and gives the focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words/words";
import { Icon } from "./icons";

interface Props {
  title: string;
  open: boolean;
  /** Left out where a choice must be made. */
  onClose?: () => void;
  testid?: string;
  children: ComponentChildren;
}

export function Dialog({ title, open, onClose, testid, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    if (open && !shown.open) shown.showModal();
    if (!open && shown.open) shown.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      data-testid={testid}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      {open && (
        <>
          <header>
            <h2 id={id}>{title}</h2>
            {onClose && (
              <button type="button" class="plain" aria-label={t("close")} onClick={onClose}>
                <Icon name="close" />
              </button>
            )}
          </header>
          {children}
        </>
      )}
    </dialog>
  );
}
