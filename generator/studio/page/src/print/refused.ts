/** Which option is refused: its field is marked, and what is said of it stands above the button that makes the files. */
import { computed } from "@preact/signals";
import { wrong } from "./making";

/** The id of where it is said. */
export const REFUSAL = "refusal";

export const FLAGS = /(--[a-z][a-z-]*)/;

/** The flags of the options that cannot be as they are chosen. */
export const refused = computed(() => new Set(wrong.value.flatMap((each) => (each.where ?? "").split(FLAGS).filter((part) => part.startsWith("--")))));
