/* Lets a passkey answer. kind: create or get; options: JSON, or the id of a script that holds it; from: where to ask
   for options; also: id of a check box to send along; refused: the sentence when the key does not answer. */
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (bytes) => bytes && btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function readable(options) {
  const key = options.publicKey;
  key.challenge = toBytes(key.challenge);
  if (key.user) key.user.id = toBytes(key.user.id);
  for (const known of [...(key.excludeCredentials ?? []), ...(key.allowCredentials ?? [])]) known.id = toBytes(known.id);
  return options;
}

function sendable(made) {
  const { response } = made;
  const answer = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[name]) answer[name] = toText(response[name]);
  if (response.getTransports) answer.transports = response.getTransports();
  const extensions = made.getClientExtensionResults();
  return { id: made.id, rawId: toText(made.rawId), type: made.type, response: answer, clientExtensionResults: extensions };
}

class PassKey extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button[type=button]");
    if (!window.PublicKeyCredential || !this.button) return;
    this.hidden = false;
    this.button.addEventListener("click", () => this.ask().catch(() => this.refuse()));
  }

  async options() {
    const from = this.getAttribute("from");
    if (from) return (await (await fetch(from, { headers: { Accept: "application/json" } })).json()).request_options;
    const given = this.getAttribute("options");
    return JSON.parse(document.getElementById(given)?.textContent ?? given);
  }

  async ask() {
    const made = await navigator.credentials[this.getAttribute("kind")](readable(await this.options()));
    const form = this.querySelector("form");
    form.elements.credential.value = JSON.stringify(sendable(made));
    const also = document.getElementById(this.getAttribute("also"));
    if (also?.checked) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: also.name, value: "on" }));
    form.requestSubmit();
  }

  refuse() {
    this.said ??= this.appendChild(Object.assign(document.createElement("p"), { className: "field-error", role: "alert" }));
    this.said.textContent = this.getAttribute("refused");
  }
}
customElements.define("pass-key", PassKey);
