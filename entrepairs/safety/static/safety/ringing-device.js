/* Asks this browser whether it may ring, and sends what it answers with the form inside. key: of the site, base64url;
   refused: the sentence when it does not want to. Without scripts, or where it cannot ring, nothing is shown. */
const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

class RingingDevice extends HTMLElement {
  connectedCallback() {
    if (!("serviceWorker" in navigator) || !("PushManager" in window)) return;
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => this.ask().catch(() => this.refuse()));
  }

  async ask() {
    if (await Notification.requestPermission() !== "granted") return this.refuse();
    const worker = await navigator.serviceWorker.register("/hors-ligne.js").then(() => navigator.serviceWorker.ready);
    const options = { userVisibleOnly: true, applicationServerKey: toBytes(this.getAttribute("key")) };
    const given = await worker.pushManager.subscribe(options);
    const form = this.querySelector("form");
    form.elements.endpoint.value = given.endpoint;
    form.elements.p256dh.value = toText(given.getKey("p256dh"));
    form.elements.auth.value = toText(given.getKey("auth"));
    form.requestSubmit();
  }

  refuse() {
    this.said ??= this.appendChild(Object.assign(document.createElement("p"), { className: "field-error", role: "alert" }));
    this.said.textContent = this.getAttribute("refused");
  }
}
customElements.define("ringing-device", RingingDevice);
