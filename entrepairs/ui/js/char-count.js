/* Says how many signs are left, quietly, once the limit is near. Without scripts the limit itself is written. */
class CharCount extends HTMLElement {
  connectedCallback() {
    this.area = document.getElementById(this.getAttribute("for"));
    this.max = Number(this.getAttribute("max"));
    this.rest = this.textContent;
    this.setAttribute("role", "status");
    this.area?.addEventListener("input", () => this.count());
    this.area?.addEventListener("change", () => this.count());
    if (this.area?.value) this.count();
  }

  count() {
    const left = this.max - this.area.value.length;
    this.toggleAttribute("data-over", left < 0);
    const words = left < 0 ? `${-left} signes de trop` : left < this.max / 5 ? `Encore ${left} signes` : this.rest;
    if (words !== this.textContent) this.textContent = words;
  }
}
customElements.define("char-count", CharCount);
