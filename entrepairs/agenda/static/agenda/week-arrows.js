/* Arrows go from one permanence to its neighbour. Without scripts, Tab goes through them in order of time. */
const AHEAD = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const ACTS = "a[href], button, summary";

class WeekArrows extends HTMLElement {
  connectedCallback() { this.addEventListener("keydown", (event) => this.go(event)); }

  go(event) {
    const here = event.target.closest("[data-cell]");
    if (!AHEAD[event.key] || !here || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = this.neighbour(here, AHEAD[event.key])?.querySelector(ACTS);
    if (!act) return;
    event.preventDefault();
    act.focus();
  }

  /* The nearest that way: what is aside counts four times. */
  neighbour(here, [x, y]) {
    const from = here.getBoundingClientRect();
    let found = null, least = Infinity;
    for (const cell of this.querySelectorAll("[data-cell]")) {
      const to = cell.getBoundingClientRect();
      const [right, down] = [to.left - from.left, to.top - from.top];
      const ahead = right * x + down * y;
      const far = ahead + 4 * Math.abs(right * y + down * x);
      if (ahead > 1 && far < least && cell.querySelector(ACTS)) [found, least] = [cell, far];
    }
    return found;
  }
}
customElements.define("week-arrows", WeekArrows);
