/* htmx comes once a page needs it: news to bring (`ui.htmx()`), or a form that brings back a part of the page. Without a
   connection it is null, asked again the next time. A form does not wait for it: it is soon sent as a page. */
const source = document.querySelector("script[data-htmx]")?.dataset.htmx;
let coming;

function load(resolve) {
  const script = Object.assign(document.createElement("script"), { src: source });
  script.onload = () => setTimeout(() => resolve(window.htmx)); /* it looks at the page one turn later */
  script.onerror = () => resolve(coming = null);
  document.head.append(script);
}

window.ui = { htmx: () => (coming ??= new Promise(load)) };

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[hx-post]") || window.htmx || form.isSentAsPage) return;
  event.preventDefault();
  event.stopImmediatePropagation(); /* nobody has sent it yet */
  event.submitter?.setAttribute("aria-busy", "true");
  form.isSentAsPage = !await Promise.race([window.ui.htmx(), new Promise((resolve) => setTimeout(resolve, 3000))]);
  form.requestSubmit(event.submitter);
}, true);
