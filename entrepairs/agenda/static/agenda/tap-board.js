/* Counts at the touch, and tells the server one touch after the other. Without scripts, each touch is a page. */
const uuid = () => {
  const b = crypto.getRandomValues(new Uint8Array(16)); /* randomUUID wants HTTPS */
  [b[6], b[8]] = [(b[6] & 15) | 64, (b[8] & 63) | 128];
  const hex = [...b].map((one) => one.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

class TapBoard extends HTMLElement {
  connectedCallback() {
    this.queue = Promise.resolve();
    this.addEventListener("submit", (event) => this.tap(event));
    const search = this.querySelector("input[type=search]");
    search?.addEventListener("input", () => this.filter(search.value));
  }

  tap(event) {
    const { target: form, submitter } = event;
    if (form.method !== "post" || !["change", "present", "absent"].includes(submitter?.name)) return;
    event.preventDefault();
    const said = new FormData(form);
    said.append(submitter.name, submitter.value);
    if (submitter.name === "change") this.step(Number(submitter.value));
    else this.toggle(submitter);
    if (said.has("tap")) said.set("tap", uuid());
    this.wait(1);
    this.queue = this.queue.then(() => this.send(form.action, said)).finally(() => this.wait(-1));
  }

  wait(more) { this.dataset.waiting = Number(this.dataset.waiting ?? 0) + more; }

  step(change) {
    if (this.sum("unnamed") + change >= 0) this.add("unnamed", change);
  }

  toggle(button) {
    const isIn = button.name === "present";
    button.name = isIn ? "absent" : "present";
    button.setAttribute("aria-pressed", isIn);
    this.add("named", isIn ? 1 : -1);
  }

  sum(name) { return Number(this.querySelector(`[data-sum=${name}]`).textContent); }

  add(name, change) { for (const one of [name, "all"]) this.querySelector(`[data-sum=${one}]`).textContent = this.sum(one) + change;
  }

  async send(url, body, tries = 3) {
    const answer = await fetch(url, { method: "POST", body, headers: { "HX-Request": "true" } }).catch(() => null);
    if (answer?.status === 204) return;
    if (!answer && tries) return new Promise((go) => setTimeout(go, 2000)).then(() => this.send(url, body, tries - 1));
    this.querySelector("[role=alert]").textContent = this.getAttribute("refused");
  }

  filter(typed) {
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    for (const one of this.querySelectorAll(".taps li")) one.hidden = !plain(one.textContent).includes(plain(typed)); }
}
customElements.define("tap-board", TapBoard);
