/** A field whose words are taken when it is left: until then what is typed stays in it, whatever the page shows anew meanwhile. */
import { useEffect, useState } from "preact/hooks";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What such a field has: `give` gets the words when they are taken. */
export function useTyped(value: string, give: (value: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  useEffect(() => setTyped(null), [value]);
  return {
    value: typed ?? value,
    onInput: (event: { currentTarget: Field }) => setTyped(event.currentTarget.value),
    onChange: (event: { currentTarget: Field }) => give(event.currentTarget.value),
  };
}

interface Props {
  value: string;
  onGive: (value: string) => void;
  type?: "text" | "number";
  class?: string;
  min?: number | string | undefined;
  max?: number | string | undefined;
  step?: number | string;
  placeholder?: string;
  disabled?: boolean;
  /** The id of words to choose from. */
  list?: string | undefined;
  "aria-label"?: string;
  "aria-invalid"?: true | undefined;
  "aria-describedby"?: string | undefined;
  "data-path"?: string;
  "data-testid"?: string;
}

export function TypedInput({ value, onGive, type = "text", ...rest }: Props) {
  return <input {...rest} {...useTyped(value, onGive)} type={type} />;
}
