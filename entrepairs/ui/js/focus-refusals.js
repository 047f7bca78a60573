/* A refused form: take the reader to what must be seen again, and a link of the list to its field. */
const show = (root) => root.querySelector("[data-focus]")?.focus();
show(document);
document.addEventListener("htmx:after:swap", () => show(document));
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".refusals a[href^='#']");
  const field = link && document.querySelector(link.hash);
  if (!field) return;
  event.preventDefault();
  (field.matches("fieldset") ? field.querySelector("input") : field)?.focus();
});
