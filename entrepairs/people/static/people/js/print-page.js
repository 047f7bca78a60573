/* The print button, where the browser can print. Without scripts, its menu does. */
class PrintPage extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => window.print());
  }
}
customElements.define("print-page", PrintPage);
