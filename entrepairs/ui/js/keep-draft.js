/* Keeps what is typed in a form on this device, a day at most, until it is sent. Never a password, an address, a hidden field, a file. */
class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.key = `draft:${this.getAttribute("name")}`;
    this.form = this.closest("form");
    if (!this.form || this.ready) return;
    this.ready = true;
    this.restore();
    this.form.addEventListener("input", () => this.save());
    this.form.addEventListener("submit", () => this.note());
  }

  get fields() {
    const kept = (field) => field.name && !["password", "email", "hidden", "file", "submit", "button"].includes(field.type);
    return [...this.form.elements].filter((field) => kept(field) && field.autocomplete !== "off");
  }

  save() {
    const values = this.fields.map((field) => [field.name, field.value, field.checked ?? false]);
    try { localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values })); } catch { /* full or refused */ }
  }

  note() {
    const sent = { key: this.key, at: Date.now(), signedIn: "signedIn" in document.documentElement.dataset };
    try { sessionStorage.setItem("draft-sent", JSON.stringify(sent)); } catch { /* refused */ }
  }

  restore() {
    let draft = null;
    try { draft = JSON.parse(localStorage.getItem(this.key)); } catch { return; }
    if (!draft || this.form.querySelector("[aria-invalid]")) return; /* a refused form comes back filled */
    if (Date.now() - draft.at > 86400000) return localStorage.removeItem(this.key);
    const changed = draft.values.map((one) => this.put(...one));
    if (changed.includes(true)) this.say();
  }

  put(name, value, checked) {
    const isChoice = (field) => ["radio", "checkbox"].includes(field.type);
    const field = this.fields.find((one) => one.name === name && (!isChoice(one) || one.value === value));
    if (!field || (isChoice(field) ? field.checked === checked : field.value === value)) return false;
    if (isChoice(field)) field.checked = checked;
    else field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  say() {
    const line = document.createElement("p");
    line.className = "draft-kept";
    line.textContent = `${this.getAttribute("said")} `;
    const erase = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain" });
    erase.textContent = this.getAttribute("erase");
    erase.addEventListener("click", () => { localStorage.removeItem(this.key); this.form.reset(); line.remove(); });
    line.append(erase);
    this.prepend(line);
  }
}
customElements.define("keep-draft", KeepDraft);
