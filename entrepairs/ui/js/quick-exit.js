/* « Quitter vite »: the link works alone; here it also leaves no way back. Shift three times within two seconds does it too. */
class QuickExit extends HTMLElement {
  connectedCallback() {
    this.link = this.querySelector("a");
    this.presses = [];
    this.leave = this.leave.bind(this);
    this.press = this.press.bind(this);
    this.link.addEventListener("click", this.leave);
    document.addEventListener("keydown", this.press);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
  }

  press(event) {
    if (event.repeat) return;
    this.presses = event.key === "Shift" ? [...this.presses, event.timeStamp].slice(-3) : [];
    if (this.presses.length === 3 && event.timeStamp - this.presses[0] < 2000) this.leave(event);
  }

  leave(event) {
    event.preventDefault();
    document.documentElement.hidden = true;
    document.title = "…";
    dispatchEvent(new Event("quick-exit"));
    for (const store of ["localStorage", "sessionStorage"]) {
      try { window[store].clear(); } catch { /* storage refused: nothing was kept */ }
    }
    location.replace(this.link.href);
  }
}
customElements.define("quick-exit", QuickExit);
