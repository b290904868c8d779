/* Keeps the site for when there is no connection: all files of one version, in a cache of its own.
   `make site` puts the list in the place of the word in capitals. */
const { version, index, files } = SITE;

const CACHE = `spiegel-${version}`;
const INDEX = "index.html";

async function sha256(data) {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(digest)].map((each) => each.toString(16).padStart(2, "0")).join("");
}

/* A site that is just being renewed may still have the old page, or have the new one and not yet its files: then nothing is
   kept, and the browser tries again at the next visit. */
async function keep() {
  const cache = await caches.open(CACHE);
  try {
    const page = await fetch(INDEX, { cache: "no-cache" });
    if (!page.ok || (await sha256(await page.clone().arrayBuffer())) !== index) throw new Error("another version of the page");
    await cache.addAll(files);
    await cache.put(INDEX, page);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/* A tab that was opened before goes on with the files of its own version: the one before this is kept too. */
async function forget() {
  const kept = (await caches.keys()).filter((name) => name.startsWith("spiegel-") && name !== CACHE);
  await Promise.all(kept.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget().then(() => self.clients.claim()));
});

async function answer(request) {
  const own = await caches.open(CACHE);
  if (request.mode === "navigate") return (await own.match(INDEX)) ?? fetch(request);
  const found = (await own.match(request)) ?? (await caches.match(request));
  if (found) return found;
  const reply = await fetch(request);
  // Files with what is in them in their name, such as the hyphenation of a language that somebody has used.
  if (reply.ok && /\.[0-9a-f]{12}\./.test(request.url)) await own.put(request, reply.clone());
  return reply;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const elsewhere = !request.url.startsWith(self.registration.scope);
  if (request.method !== "GET" || elsewhere) return;
  event.respondWith(answer(request));
});
