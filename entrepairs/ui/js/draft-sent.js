/* When does a draft go? When the server accepted its form: a redirection, not to the sign-in page; or htmx's 2xx. */
const read = () => {
  try { return JSON.parse(sessionStorage.getItem("draft-sent")); } catch { return null; }
};
const clear = (key) => {
  try { localStorage.removeItem(key); sessionStorage.removeItem("draft-sent"); } catch { /* refused */ }
};

const sent = read();
if (sent) {
  const wasRedirected = performance.getEntriesByType("navigation")[0]?.redirectCount > 0;
  const wasSignedOut = sent.signedIn && !("signedIn" in document.documentElement.dataset);
  if (wasRedirected && !wasSignedOut && Date.now() - sent.at < 120000) clear(sent.key);
  try { sessionStorage.removeItem("draft-sent"); } catch { /* refused */ }
}

/* A page may say that a draft written over several pages has arrived. */
for (const arrived of document.querySelectorAll("[data-draft-done]")) clear(`draft:${arrived.dataset.draftDone}`);

document.addEventListener("htmx:after:request", (event) => {
  const { response, request } = event.detail.ctx;
  const now = read();
  if (now && request.method === "POST" && response.status < 300 && !response.raw.redirected) clear(now.key);
});

/* htmx was sent elsewhere (the session ended, say): go there as a page, rather than into a fragment. */
document.addEventListener("htmx:before:response", (event) => {
  const { raw } = event.detail.ctx.response;
  if (!raw.redirected) return;
  event.preventDefault();
  location.assign(raw.url);
});
