/* A passphrase may be read while it is typed: a long one is easier so. */
class ShowSecret extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector("input");
    if (!input || this.querySelector("button")) return;
    const words = { true: this.getAttribute("hide"), false: this.getAttribute("show") };
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-quiet" });
    const draw = (isShown) => {
      input.type = isShown ? "text" : "password";
      button.textContent = words[isShown];
      button.setAttribute("aria-controls", input.id);
    };
    button.addEventListener("click", () => draw(input.type === "password"));
    input.form?.addEventListener("submit", () => draw(false));
    draw(false);
    this.append(button);
  }
}
customElements.define("show-secret", ShowSecret);
