/* What happens, for the elements of this tab: `live.add(element)`, which has `token`, `topics` and `refresh()`.
   One stream a browser: the tab that holds the lock opens it and tells the others. */
const here = new Set();
const tokens = new Set(); /* what the leading tab asks for, for every tab */
let channel, leading, source, pending;

const hear = (topic) => here.forEach((element) => (topic && !element.topics.includes(topic)) || element.refresh());
const tell = (topic) => (hear(topic), channel.postMessage({ topic }));

function connect() {
  source?.close();
  if (!tokens.size) return;
  source = new EventSource("/flux/?" + new URLSearchParams([...tokens].slice(-30).map((token) => ["t", token])));
  source.onmessage = (event) => tell(JSON.parse(event.data).topic);
  source.addEventListener("resync", () => tell());
  source.onerror = () => source.readyState === EventSource.CLOSED && later(60000 + Math.random() * 60000);
}
const later = (wait) => (clearTimeout(pending), (pending = setTimeout(connect, wait)));
const ask = (list) => list.forEach((token) => tokens.has(token) || (tokens.add(token), leading && later(100)));
const mine = () => [...here].map((element) => element.token);
const want = () => (ask(mine()), channel.postMessage({ want: mine() }));

function lead() {
  leading = true;
  channel.postMessage({ who: true });
  ask(mine());
  later(100);
  return new Promise(() => {}); /* until this tab closes */
}

function join() {
  channel = navigator.locks ? new BroadcastChannel("live") : { postMessage() {} };
  channel.onmessage = ({ data }) => {
    if (data.want) ask(data.want);
    else if (data.who) channel.postMessage({ want: mine() });
    else if (data.gone) data.gone.forEach((token) => tokens.delete(token));
    else hear(data.topic);
  };
  addEventListener("pagehide", () => channel.postMessage({ gone: mine() }));
  addEventListener("pageshow", (event) => event.persisted && (want(), hear()));
  if (navigator.locks) navigator.locks.request("live", lead);
  else lead();
}

window.live = {
  add(element) {
    here.add(element);
    if (!channel) join(); /* a page that follows nothing stays out of it */
    want();
  },
  remove: (element) => here.delete(element),
};
