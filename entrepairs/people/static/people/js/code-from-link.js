/* The code read from the square image stands after #: put it in its field, and take it out of the address. */
class CodeFromLink extends HTMLElement {
  connectedCallback() {
    const code = location.hash.slice(1);
    if (!/^(?:[0-9A-Z]{12}){1,2}$/.test(code)) return;
    history.replaceState(null, "", location.pathname);
    document.getElementById(this.getAttribute("for")).value = code.match(/.{4}/g).join(" ");
  }
}
customElements.define("code-from-link", CodeFromLink);
