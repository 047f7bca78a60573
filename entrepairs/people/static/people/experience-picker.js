// While one types, the experiences whose words answer come up; the words typed stay on the device.
const SMALL = new Set("le la les un une des de du au aux en ne je me mon ma mes pas plus est suis ai et".split(" "));

const fold = (text) =>
  text.toLowerCase().replaceAll("œ", "oe").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");

class ExperiencePicker extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=search]");
    this.results = this.querySelector("[data-results]");
    this.none = this.querySelector("[data-none]");
    this.homes = new Map();
    for (const option of this.querySelectorAll("[data-words]")) this.homes.set(option, option.parentElement);
    this.chosen = new Set(this.querySelectorAll("[data-chosen] [data-words]"));
    this.input.addEventListener("input", () => this.narrow());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    this.querySelector("button[formnovalidate]").remove();
    if (this.input.value) this.narrow();
  }

  narrow() {
    const wanted = this.split(fold(this.input.value)).filter((word) => word.length > 1 && !SMALL.has(word));
    const answers = wanted.length ? this.ranked(wanted) : [];
    const found = answers.filter((option) => !this.chosen.has(option)).slice(0, 8);
    for (const [option, home] of this.homes) {
      const isTicked = option.querySelector("input").checked;
      if (option.parentElement === this.results && !found.includes(option) && !isTicked) home.append(option);
    }
    this.results.append(...found);
    this.none.hidden = !wanted.length || answers.length > 0;
  }

  ranked(wanted) {
    const scores = [...this.homes.keys()].map((option) => [option, this.score(option, wanted)]);
    const best = Math.max(...scores.map(([, score]) => score));
    const kept = scores.filter(([, score]) => score && score * 2 > best);
    return kept.sort((a, b) => b[1] - a[1]).map(([option]) => option);
  }

  score(option, wanted) {
    const known = this.split(option.dataset.words);
    const label = fold(option.querySelector("label").textContent);
    return wanted.reduce((sum, word) => sum + this.answer(known, word) + (label.includes(word) ? 1 : 0), 0);
  }

  answer(known, word) {
    if (known.includes(word)) return 3;
    const start = word.length > 4 ? word.slice(0, -1) : word;
    return known.some((one) => one.startsWith(start)) ? 2 : 0;
  }

  split(text) {
    return text.split(/[^\p{L}\p{N}]+/u);
  }
}

customElements.define("experience-picker", ExperiencePicker);
