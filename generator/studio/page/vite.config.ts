/* The page as static files: words from the YAML of the house, no address of any other host, no inline script or style. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { parse } from "yaml";

const house = fileURLToPath(new URL("../../..", import.meta.url));

/** A file of words becomes a module; a word that is no text stops the build. */
function words() {
  return {
    name: "spiegel-words",
    load(id: string) {
      if (!id.endsWith(".yaml")) return null;
      const found: unknown = parse(readFileSync(id, "utf8"));
      for (const [key, value] of Object.entries(found as object))
        if (typeof value !== "string") throw new Error(`${id}: ${key} is no text; put it in quotes`);
      return `export default ${JSON.stringify(found)};`;
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [words()],
  resolve: { alias: { "@words": `${house}/layouts/text/words/studio` } },
  server: { fs: { allow: [house] } },
  build: {
    target: "es2022",
    // A font or an image as data: in CSS would need its own line in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: "es" },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
