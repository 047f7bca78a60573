/* Keeps what is typed, on this device, for its account, a day at most, until it is sent. Never a password, an address, a hidden field, a file. */
const { account } = window.drafts;
const isChoice = (field) => ["radio", "checkbox"].includes(field.type);
const never = ["password", "email", "hidden", "file", "submit", "button"];
const isKept = (field) => field.name && !never.includes(field.type) && field.autocomplete !== "off";
class KeepDraft extends HTMLElement {
  connectedCallback() {
    this.key = `draft:${account}:${this.getAttribute("name")}`;
    this.form = this.closest("form");
    if (!this.form || this.ready) return;
    this.ready = true;
    this.restore();
    this.form.addEventListener("input", () => this.save());
    this.form.addEventListener("submit", () => this.note());
  }

  get fields() { return [...this.form.elements].filter(isKept); }

  save() {
    window.drafts.save(this.key, this.fields.map((field) => [field.name, field.value, field.checked ?? false]));
  }

  note() {
    try { sessionStorage.setItem("draft-sent", JSON.stringify({ key: this.key, at: Date.now(), account })); } catch { /* refused */ }
  }

  async adopt() { /* what this device kept before signing in */
    const before = `draft::${this.getAttribute("name")}`, values = await window.drafts.read(before);
    if (account && values) window.drafts.save(this.key, values);
    if (account) window.drafts.remove(before);
    return values;
  }

  async restore() {
    const values = (await window.drafts.read(this.key)) ?? (await this.adopt());
    if (!values || this.form.querySelector("[aria-invalid]")) return; /* a refused form comes back filled */
    if (values.map((one) => this.put(...one)).includes(true)) this.say();
  }

  put(name, value, checked) {
    const field = this.fields.find((one) => one.name === name && (!isChoice(one) || one.value === value));
    if (!field || (isChoice(field) ? field.checked === checked : field.value === value)) return false;
    Object.assign(field, isChoice(field) ? { checked } : { value });
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  say() {
    this.closest("details")?.setAttribute("open", "");
    const made = (tag, values) => Object.assign(document.createElement(tag), values);
    const line = made("p", { className: "draft-kept", textContent: `${this.getAttribute("said")} ` });
    const erase = made("button", { type: "button", className: "button button-plain", textContent: this.getAttribute("erase") });
    erase.addEventListener("click", () => { window.drafts.remove(this.key); this.form.reset(); line.remove(); });
    line.append(erase);
    this.prepend(line);
  }
}
customElements.define("keep-draft", KeepDraft);
