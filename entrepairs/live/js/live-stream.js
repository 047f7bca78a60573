/* <live-stream token href target>: when a topic of the token speaks, fetch `href` again into `target`. Pages work without
   it. */
const topicsOf = (token) => JSON.parse(atob(token.split(":")[0].replaceAll("-", "+").replaceAll("_", "/")));

customElements.define("live-stream", class extends HTMLElement {
  connectedCallback() {
    this.token = this.getAttribute("token");
    this.topics = topicsOf(this.token);
    window.live.add(this);
  }

  disconnectedCallback() { window.live.remove(this); }

  /* Gently: many browsers hear the same thing; a hidden tab waits until it is looked at. */
  refresh() {
    if (document.hidden) return document.addEventListener("visibilitychange", () => this.refresh(), { once: true });
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.isConnected && this.fetch(), 50 + Math.random() * 250);
  }

  /* Morphed in place: what is being typed stays. */
  async fetch() {
    const options = { source: this, target: this.getAttribute("target"), swap: "outerMorph" };
    const htmx = await window.ui.htmx();
    if (htmx) htmx.ajax("GET", this.getAttribute("href") || location.href, options);
    else setTimeout(() => this.refresh(), 5000); /* no connection, for now */
  }
});
