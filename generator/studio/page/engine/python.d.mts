/** What Python is told where its modules lie. */
export const environment: Record<string, string>;

/** An archive of nothing. */
export const EMPTY_ZIP: Uint8Array<ArrayBuffer>;
