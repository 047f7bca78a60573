/* « Je suis là »: kept on the tablet under a fingerprint, sent when the network is there, each once. Shows nothing. */
const hex = (bytes) => [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
const plain = (name) => name.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");

class KioskBoard extends HTMLElement {
  connectedCallback() {
    const { key, kiosk } = this.dataset;
    this.store = `kiosk:${kiosk}`;
    this.key = Uint8Array.from(key.match(/../g), (two) => parseInt(two, 16));
    if (!crypto.subtle) return; /* without HTTPS, each touch is a page */
    this.addEventListener("submit", (event) => this.touch(event));
    this.addEventListener("input", () => this.rest(30000));
    this.querySelector("[data-thanks] a").addEventListener("click", (event) => { event.preventDefault(); this.first(); });
    addEventListener("online", () => this.send());
    setInterval(() => this.send(), 20000);
    this.send();
  }

  get queue() { try { return JSON.parse(localStorage.getItem(this.store)) ?? []; } catch { return []; } }
  set queue(taps) { taps.length ? localStorage.setItem(this.store, JSON.stringify(taps)) : localStorage.removeItem(this.store); }

  async touch(event) {
    event.preventDefault();
    const name = plain(event.target.elements.name?.value ?? "");
    if (event.target.elements.name && !name) return event.target.elements.name.focus();
    const who = name && await this.fingerprint(name);
    this.queue = [...this.queue, { id: crypto.randomUUID(), at: Date.now(), who }];
    this.thank();
    this.send();
  }

  async fingerprint(name) {
    const key = await crypto.subtle.importKey("raw", this.key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return hex(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(name)));
  }

  show(thanks) {
    for (const form of this.querySelectorAll("form")) form.reset();
    this.querySelector("[data-thanks]").hidden = !thanks;
    this.querySelector("[data-first]").hidden = thanks;
  }
  first() { this.show(false); document.activeElement?.blur(); }
  thank() { this.show(true); this.querySelector("[data-thanks] h1").focus(); this.rest(5000); }
  rest(after) { clearTimeout(this.timer); this.timer = setTimeout(() => this.first(), after); }

  post(taps, { leaving = false, keepalive = false } = {}) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.querySelector("[name=csrfmiddlewaretoken]").value };
    const body = JSON.stringify({ sent: Date.now(), taps, leaving });
    return fetch("/borne/touches/", { method: "POST", body, headers, keepalive }).catch(() => null);
  }

  async send() {
    const taps = this.queue;
    const answer = await this.post(taps);
    const sent = new Set(answer?.ok ? taps.map((tap) => tap.id) : []);
    if (answer?.ok) this.queue = this.queue.filter((tap) => !sent.has(tap.id));
    this.dataset.waiting = this.queue.length;
    this.querySelector("[data-network]").textContent = this.queue.length ? this.dataset.kept : "";
    if (answer?.status === 403 || (answer?.ok && !(await answer.json()).open)) location.reload();
  }
}
customElements.define("kiosk-board", KioskBoard);
