/* When does a draft go? When the server accepted its form: a redirection, not to the sign-in page; or htmx's 2xx.
   After a day, whoever comes. And at sign-out, all of them: the next person may use the same device. */
const { account } = window.drafts;
const read = () => {
  try { return JSON.parse(sessionStorage.getItem("draft-sent")); } catch { return null; }
};
const clear = (key) => {
  window.drafts.remove(key);
  try { sessionStorage.removeItem("draft-sent"); } catch { /* refused */ }
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

window.drafts.clear((_key, at) => !(Date.now() - at < 86400000));
document.addEventListener("submit", (event) => {
  if (event.target.querySelector("[data-drafts-end]")) window.drafts.clear(() => true);
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
