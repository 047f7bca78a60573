/* Help stays readable without a connection. Registered once the page is at rest; quick exit takes it away: what the
   page has no time for, the answer of the server does (Clear-Site-Data). */
const rest = window.requestIdleCallback ?? ((then) => setTimeout(then, 2000));
if ("serviceWorker" in navigator) {
  addEventListener("load", () => rest(() => navigator.serviceWorker.register("/hors-ligne.js").catch(() => {})));
  addEventListener("quick-exit", async () => {
    for (const one of await navigator.serviceWorker.getRegistrations()) one.unregister().catch(() => {});
    for (const name of await caches.keys()) caches.delete(name);
  });
}
