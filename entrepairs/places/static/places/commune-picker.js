// <commune-picker data-url data-name>: proposes communes under its text field while one types (ARIA combobox).
// Without scripts the field is plain text, and the server understands it or asks.
customElements.define("commune-picker", class extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=text]");
    this.list = Object.assign(document.createElement("ul"), { id: `${this.input.id}-list`, hidden: true });
    this.list.role = "listbox";
    this.list.ariaLabel = this.dataset.name;
    this.input.after(this.list);
    this.input.role = "combobox";
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.close();
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => this.choose(event.target.closest("li"), event));
  }
  disconnectedCallback() {
    clearTimeout(this.timer);
    this.list.remove();
  }
  typed() {
    this.querySelector("fieldset")?.remove();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(this.input.value.trim()), 150);
  }
  async ask(text) {
    if (text.length < 2) return this.close();
    const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(text)}`).catch(() => null);
    if (!answer?.ok || text !== this.input.value.trim()) return;
    this.list.replaceChildren(...(await answer.json()).communes.map((commune, at) => this.option(commune, at)));
    this.list.hidden = !this.list.children.length;
    this.input.ariaExpanded = String(!this.list.hidden);
    this.point(null);
  }
  option({ label, detail }, at) {
    const item = Object.assign(document.createElement("li"), { id: `${this.list.id}-${at}`, role: "option" });
    item.dataset.label = label;
    item.append(label, Object.assign(document.createElement("small"), { textContent: detail }));
    return item;
  }
  pressed(event) {
    const items = [...this.list.children], at = items.indexOf(this.current);
    if (event.key === "Escape" && !this.list.hidden) { this.close(); event.preventDefault(); }
    else if (event.key === "Enter" && this.current) this.choose(this.current, event);
    else if (!this.list.hidden && event.key === "ArrowDown") { this.point(items[(at + 1) % items.length]); event.preventDefault(); }
    else if (!this.list.hidden && event.key === "ArrowUp") { this.point(items.at(at < 0 ? -1 : at - 1)); event.preventDefault(); }
  }
  point(item) {
    this.current?.removeAttribute("aria-selected");
    this.current = item;
    item?.setAttribute("aria-selected", "true");
    item?.scrollIntoView({ block: "nearest" });
    item ? this.input.setAttribute("aria-activedescendant", item.id) : this.input.removeAttribute("aria-activedescendant");
  }
  choose(item, event) { event.preventDefault(); if (item) { this.input.value = item.dataset.label; this.close(); } }
  close() { clearTimeout(this.timer); this.list.hidden = true; this.input.ariaExpanded = "false"; this.point(null); }
});
