/** Bytes as JSON holds them: `{"$bytes": "<base64>"}`, both ways. */

const CHUNK = 0x8000; // what String.fromCharCode takes as arguments at once, in every browser

function toBase64(bytes: Uint8Array): string {
  let said = "";
  for (let at = 0; at < bytes.length; at += CHUNK) said += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(said);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

export function packed(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each instanceof Uint8Array ? { $bytes: toBase64(each) } : each,
  );
}

export function unpacked(text: string): unknown {
  return JSON.parse(text, (_key, each: unknown) => {
    if (each && typeof each === "object" && "$bytes" in each && typeof each.$bytes === "string")
      return fromBase64(each.$bytes);
    return each;
  });
}
