import { expect, test } from "vitest";
import { packed, unpacked } from "../src/engine/bytes";

test("bytes come back as they went, also many", () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256);
  const sent = packed({ name: "a.png", data: bytes, more: [1, null] });
  expect(JSON.parse(sent).data).toHaveProperty("$bytes");
  expect(unpacked(sent)).toEqual({ name: "a.png", data: bytes, more: [1, null] });
});
