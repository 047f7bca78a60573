/* Without a connection: the help lines, one kind page, and a page that put itself in « pages » since it shows nothing of
   anybody (a shared tablet), as it last came. Pages of a person are never kept. */
const OWN = "pages";
const KEPT = "{{ version }}";
const HELP = "{{ help_now }}";
const OFFLINE = "{% url "ui:offline" %}";
const FILES = [{% for file in files %}"{{ file }}", {% endfor %}];

self.addEventListener("install", (event) => {
  const asks = [HELP, OFFLINE, ...FILES].filter(Boolean).map((url) => new Request(url, { credentials: "omit", cache: "reload" }));
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(asks)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((name) => ![KEPT, OWN].includes(name)).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  const kept = async (url) => await caches.match(url, { ignoreVary: true }) ?? Response.error();
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).then((answer) => renewed(request, answer), () => opened(path)));
  } else if (FILES.includes(path) || ["script", "style"].includes(request.destination)) {
    event.respondWith(fetch(request).catch(() => kept(request.url)));
  }
});

self.addEventListener("push", (event) => {
  const words = event.data ? event.data.text() : "{% translate "Entrepairs : quelqu’un vous attend." %}";
  event.waitUntil(self.registration.showNotification(words, { tag: "appel" }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/avis/"));
});

async function opened(path) {
  return await caches.match(path, { ignoreVary: true }) ?? caches.match(OFFLINE, { ignoreVary: true });
}

async function renewed(request, answer) {
  const own = await caches.has(OWN) && await caches.open(OWN);
  if (own && await own.match(request)) await (answer.ok ? own.put(request, answer.clone()) : own.delete(request));
  return answer;
}
