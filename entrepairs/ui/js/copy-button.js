/* <copy-button for="id" done="Copié">: appears only when copying is possible. */
class CopyButton extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard || this.firstElementChild) return;
    const button = document.createElement("button");
    const label = this.getAttribute("label");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = label;
    button.addEventListener("click", async () => {
      const source = document.getElementById(this.getAttribute("for"));
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      button.textContent = this.getAttribute("done");
      setTimeout(() => { button.textContent = label; }, 3000);
    });
    this.append(button);
  }
}
customElements.define("copy-button", CopyButton);
