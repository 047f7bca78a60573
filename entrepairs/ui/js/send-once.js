/* A double click sends once. The button is marked busy, never disabled: its name and value must be sent. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 8000) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  form.dataset.sent = Date.now();
  event.submitter?.setAttribute("aria-busy", "true");
}, true);
const ready = () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("button[aria-busy]")) button.removeAttribute("aria-busy");
};
addEventListener("pageshow", ready);
document.addEventListener("htmx:finally:request", ready);
