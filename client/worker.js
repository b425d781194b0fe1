// Opens the app when the server does not answer: its files, under the version that the build puts in here.
//
// Pages come from the server while it answers, so that nobody is kept on an old version; files under /assets/ are named
// by what is in them, and come from here. The API never does: what it says is somebody's, and changes at any time.

const VERSION = "tandem-{{version}}";
const FILES = {{files}};
// Longer than this a page that is here is not kept waiting.
const PATIENCE_MS = 5000;
const TRIES = 3;
// What a proxy says of a server that is away.
const AWAY = [502, 503, 504];

self.addEventListener("install", (event) => {
  // What never changes comes from the cache without this worker, which a browser starts anew for many a page.
  const names = ["*.wasm", "*.js", "*.txt", "tandem-*.css", "inter-latin-*.woff2"];
  event.addRoutes?.({
    condition: { or: names.map((name) => ({ urlPattern: `/assets/${name}` })) },
    source: { cacheName: VERSION },
  }).catch(() => {});
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("message", (event) => {
  // The person wants the new version now. Until they do, or all tabs are closed, the old one goes on.
  if (event.data === "take-over") self.skipWaiting();
  // A page that was on its way while this worker took over is nobody's.
  if (event.data === "claim") event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) {
    event.respondWith(file(request));
  } else if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) {
    event.respondWith(page(request));
  }
});

async function fill() {
  const cache = await caches.open(VERSION);
  // The page not from the browser's own cache: it must be the one that names these files.
  const wanted = [...FILES, new Request("/", { cache: "reload" })];
  // One lost answer of a hundred is no reason to do without all of them until the next visit.
  for (let tries = 1; ; tries++) {
    try {
      return await cache.addAll(wanted);
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("tandem-") && name !== VERSION) await caches.delete(name);
  }
  await self.clients.claim();
}

async function file(request) {
  const kept = await caches.match(request.url, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  // Letters of the page, which are fetched by who writes in them, and their rules.
  if (answer.ok && ["font", "style"].includes(request.destination)) {
    const copy = answer.clone();
    caches.open(VERSION).then((cache) => cache.put(request, copy)).catch(() => {});
  }
  return answer;
}

async function page(request) {
  const kept = (await caches.open(VERSION)).match("/", { ignoreVary: true });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  if (answer && !AWAY.includes(answer.status)) return answer;
  return (await kept) ?? answer ?? Response.error();
}
