// <live-stream token href target>: when a topic of the token speaks, fetch `href` again into `target`.
// One stream a browser: the tab that holds the lock opens it and tells the others. Pages work without it.
const here = new Set(); // the elements of this tab
const tokens = new Set(); // what the leading tab asks for, for every tab
let channel, leading, source, pending;
const topicsOf = (token) => JSON.parse(atob(token.split(":")[0].replaceAll("-", "+").replaceAll("_", "/")));
const hear = (topic) => here.forEach((element) => (topic && !element.topics.includes(topic)) || element.refresh());
const tell = (topic) => (hear(topic), channel.postMessage({ topic }));
function connect() {
  if (source?.close(), !tokens.size) return;
  source = new EventSource("/flux/?" + new URLSearchParams([...tokens].slice(-30).map((token) => ["t", token])));
  source.onmessage = (event) => tell(JSON.parse(event.data).topic);
  source.addEventListener("resync", () => tell());
  source.onerror = () => source.readyState === EventSource.CLOSED && later(60000 + Math.random() * 60000);
}
const later = (wait) => (clearTimeout(pending), (pending = setTimeout(connect, wait)));
const ask = (list) => list.forEach((token) => tokens.has(token) || (tokens.add(token), leading && later(100)));
const mine = () => [...here].map((element) => element.getAttribute("token"));
const want = () => (ask(mine()), channel.postMessage({ want: mine() }));

function lead() {
  leading = true;
  channel.postMessage({ who: true });
  ask(mine()), later(100);
  return new Promise(() => {}); // until this tab closes
}

function join() { // a page that follows nothing stays out of it
  channel = navigator.locks ? new BroadcastChannel("live") : { postMessage() {} };
  channel.onmessage = ({ data }) => {
    if (data.want) ask(data.want);
    else if (data.who) channel.postMessage({ want: mine() });
    else if (data.gone) data.gone.forEach((token) => tokens.delete(token));
    else hear(data.topic);
  };
  addEventListener("pagehide", () => channel.postMessage({ gone: mine() }));
  addEventListener("pageshow", (event) => event.persisted && (want(), hear()));
  navigator.locks?.request("live", lead) ?? lead();
}

customElements.define("live-stream", class extends HTMLElement {
  connectedCallback() {
    this.topics = topicsOf(this.getAttribute("token"));
    here.add(this);
    channel ?? join();
    want();
  }
  disconnectedCallback() { here.delete(this); }
  refresh() { // gently: many browsers hear the same thing; a hidden tab waits until it is looked at
    if (document.hidden) return document.addEventListener("visibilitychange", () => this.refresh(), { once: true });
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.isConnected && this.fetch(), 50 + Math.random() * 250);
  }
  async fetch() { // morphed in place: what is being typed stays
    const options = { source: this, target: this.getAttribute("target"), swap: "outerMorph" };
    const htmx = await window.ui.htmx(); // none: no connection, for now
    const where = this.getAttribute("href") || location.href;
    htmx ? htmx.ajax("GET", where, options) : setTimeout(() => this.refresh(), 5000);
  }
});
