// The pages of a group, kept on the device: the network first, what was kept when there is none.
const KEPT = "room-1";
const SECONDS = 4;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (e) => e.waitUntil(self.clients.claim()));

const inTime = (promise) =>
  Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error("slow")), SECONDS * 1000))]);

// A page somebody was led away from, or refused, is not what they want to find again.
const keep = async (request, answer) => {
  if (answer.ok && !answer.redirected) (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
};

self.addEventListener("fetch", (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== "GET" || url.origin !== location.origin || e.request.headers.get("X-Live")) return;
  const page = e.request.mode === "navigate";
  if (!page && !url.pathname.startsWith("/static/")) return;
  const fetched = fetch(e.request).then((answer) => keep(e.request, answer));
  fetched.catch(() => {});
  e.respondWith(
    inTime(fetched).catch(async () => (await caches.match(e.request, { ignoreVary: true })) || fetched),
  );
});
