/* Takes the reader to what changed: what must be seen again in a refused form, or the top of a page htmx brought. */
const show = () => document.querySelector("[data-focus]")?.focus();
show();
document.addEventListener("htmx:after:swap", (event) => {
  const isWholePage = event.detail.ctx?.target === document.body;
  if (isWholePage) document.getElementById("contenu")?.focus();
  show();
});

/* A line of the list leads to its field, ready to type. */
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".refusals a[href^='#']");
  const field = link && document.querySelector(link.hash);
  if (!field) return;
  event.preventDefault();
  (field.matches("fieldset") ? field.querySelector("input") : field)?.focus();
});
