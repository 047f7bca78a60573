/* Where drafts lie on this device. Those of an account are sealed, and their place named, with a key that its signed-in pages
   hold and that nothing stores: once the session is over nobody reads them here, nor of which page they are, until the same
   person has signed in again. Where a browser cannot seal (a page without https), they end with the tab. Before, they lie open. */
const { signedIn: account = "", drafts: secret = "" } = document.documentElement.dataset;
const STORES = ["localStorage", "sessionStorage"];
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (one) => one.toString(16).padStart(2, "0")).join("");
const sealing = secret && crypto.subtle?.importKey("raw", bytes(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
const utf8 = (text) => new TextEncoder().encode(text);
const way = (name, iv) => ({ name: "AES-GCM", iv, additionalData: utf8(name) });
const own = `draft:${account}:`, isOwn = (name) => sealing && name.startsWith(own);
const place = async (name) => (isOwn(name) ? own + hex(await crypto.subtle.digest("SHA-256", utf8(secret + name))) : name);

function get(name) {
  try { return JSON.parse(localStorage.getItem(name) ?? sessionStorage.getItem(name)); } catch { return null; }
}

function put(name, draft) {
  const text = JSON.stringify({ at: Date.now(), ...draft });
  try { window[secret && !sealing ? STORES[1] : STORES[0]].setItem(name, text); } catch { /* full or refused */ }
}

function drop(name) {
  for (const store of STORES) try { window[store].removeItem(name); } catch { /* refused */ }
}

async function seal(name, values) {
  const iv = crypto.getRandomValues(new Uint8Array(12)), words = utf8(JSON.stringify(values));
  put(await place(name), { iv: hex(iv), sealed: hex(await crypto.subtle.encrypt(way(name, iv), await sealing, words)) });
}

async function unseal(name, { iv, sealed }) {
  const words = await crypto.subtle.decrypt(way(name, bytes(iv)), await sealing, bytes(sealed));
  return JSON.parse(new TextDecoder().decode(words));
}

let last = Promise.resolve(); /* one act after the other: the latest words stay */
const next = (act) => (last = last.then(act).catch(() => {}));

window.drafts = {
  account,
  save: (name, values) => (sealing ? next(() => seal(name, values)) : put(name, { values })),
  /* What was typed; nothing when this page has no key to it. */
  async read(name) {
    const draft = await last.then(async () => get(await place(name)));
    try { return draft && (isOwn(name) ? await unseal(name, draft) : draft.values); } catch { return null; }
  },
  remove(name) {
    drop(name);
    next(async () => drop(await place(name)));
  },
  /* `which`: given a name, and when it was kept. */
  clear(which) {
    try {
      for (const store of STORES) for (const name of Object.keys(window[store])) {
        if (name.startsWith("draft:") && which(name, get(name)?.at)) drop(name);
      }
    } catch { /* refused */ }
  },
};
