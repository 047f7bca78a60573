/* Keeps what is typed in a form on this device until it is sent. Never a password, never a hidden field. */
class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.key = `draft:${this.getAttribute("name")}`;
    this.form = this.closest("form");
    this.restore();
    this.form.addEventListener("input", () => { this.dirty = true; this.save(); });
    this.form.addEventListener("submit", () => sessionStorage.setItem("draft-sent", this.key));
    this.form.addEventListener("reset", () => localStorage.removeItem(this.key));
    addEventListener("quick-exit", () => { this.save = () => {}; });
  }

  get fields() {
    const kept = (field) => field.name && !["password", "hidden", "file", "submit", "button"].includes(field.type);
    return [...this.form.elements].filter((field) => kept(field) && field.autocomplete !== "off");
  }

  save() {
    const values = this.fields.map((field) => [field.name, field.value, field.checked ?? null]);
    try { localStorage.setItem(this.key, JSON.stringify(values)); } catch { /* full or refused */ }
  }

  restore() {
    if (this.form.querySelector("[aria-invalid]")) return; /* a refused form comes back filled */
    let values = [];
    try { values = JSON.parse(localStorage.getItem(this.key) ?? "[]"); } catch { return; }
    for (const [name, value, checked] of values) {
      const isChoice = checked !== null;
      const field = this.fields.find((one) => one.name === name && (!isChoice || one.value === value));
      if (!field) continue;
      if (isChoice && ["radio", "checkbox"].includes(field.type)) field.checked = checked;
      else if (!field.value || field.value === field.defaultValue) field.value = value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}
customElements.define("keep-draft", KeepDraft);

/* The draft goes once its form has been accepted: the next page no longer holds that form. */
try {
  const sent = sessionStorage.getItem("draft-sent");
  const still = sent && document.getElementById(sent.slice("draft:".length));
  sessionStorage.removeItem("draft-sent");
  if (sent && !still && !document.querySelector("[data-stale]")) localStorage.removeItem(sent);
} catch { /* storage refused */ }
