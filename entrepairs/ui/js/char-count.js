/* Says how many signs are left, once the limit is near. Without scripts, the limit itself is written. */
class CharCount extends HTMLElement {
  connectedCallback() {
    this.area = document.getElementById(this.getAttribute("for"));
    this.max = Number(this.getAttribute("max"));
    this.rest = this.textContent;
    this.setAttribute("role", "status");
    for (const kind of ["input", "change"]) this.area?.addEventListener(kind, () => this.count());
    if (this.area?.value) this.count();
  }

  count() {
    const left = this.max - this.area.value.length;
    this.toggleAttribute("data-over", left < 0);
    const words = left < 0 ? this.getAttribute("over") : left < this.max / 5 ? this.getAttribute("left") : this.rest;
    const said = words.replace("{n}", Math.abs(left));
    if (said !== this.textContent) this.textContent = said;
  }
}
customElements.define("char-count", CharCount);
