/* The shared tablet opens again without a network. Leaving it quickly ends it there: no name stays, no count is lost. */
class KioskAway extends HTMLElement {
  connectedCallback() {
    this.board = this.closest("kiosk-board");
    addEventListener("quick-exit", () => this.leave());
    if ("caches" in window) this.keep().catch(() => {}); /* without a network: it is kept already */
  }

  async keep() {
    const files = document.querySelectorAll("script[src], link[rel=stylesheet]");
    await (await caches.open("pages")).addAll([location.pathname, ...[...files].map((one) => one.src || one.href)]);
    this.dataset.kept = "";
  }

  leave() {
    const { queue } = this.board;
    if (!navigator.onLine) document.querySelector("quick-exit a").href = "about:blank"; /* the way out would erase all, later */
    this.board.post(queue, { leaving: true, keepalive: true });
    queueMicrotask(() => { this.board.queue = queue.map((tap) => ({ ...tap, who: "" })); }); /* once all else is erased */
  }
}
customElements.define("kiosk-away", KioskAway);
