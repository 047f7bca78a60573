/* When does a draft go? When the server accepted its form: a redirection, not to the sign-in page; or htmx's 2xx.
   After a day, whoever comes. And at sign-out, all of them: the next person may use the same device. */
const account = document.documentElement.dataset.signedIn ?? "";
const read = () => {
  try { return JSON.parse(sessionStorage.getItem("draft-sent")); } catch { return null; }
};
const clear = (key) => {
  try { localStorage.removeItem(key); sessionStorage.removeItem("draft-sent"); } catch { /* refused */ }
};
const isOld = (key) => {
  try { return !(Date.now() - JSON.parse(localStorage.getItem(key)).at < 86400000); } catch { return true; }
};
const clearDrafts = (which) => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft:") && which(key)) localStorage.removeItem(key);
  } catch { /* refused */ }
};

const sent = read();
if (sent) {
  const wasRedirected = performance.getEntriesByType("navigation")[0]?.redirectCount > 0;
  const wasSignedOut = sent.account && sent.account !== account;
  if (wasRedirected && !wasSignedOut && Date.now() - sent.at < 120000) clear(sent.key);
  try { sessionStorage.removeItem("draft-sent"); } catch { /* refused */ }
}

/* A page may say that a draft written over several pages has arrived. */
for (const { dataset } of document.querySelectorAll("[data-draft-done]")) {
  for (const writer of ["", account]) clear(`draft:${writer}:${dataset.draftDone}`);
}

clearDrafts(isOld);
document.addEventListener("submit", (event) => {
  if (event.target.querySelector("[data-drafts-end]")) clearDrafts(() => true);
});

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
