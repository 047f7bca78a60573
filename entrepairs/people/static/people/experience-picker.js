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
    this.input.addEventListener("input", () => this.narrow());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    this.querySelector("button[formnovalidate]").hidden = true;
    if (this.input.value) this.narrow();
  }

  narrow() {
    const typed = fold(this.input.value).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1);
    const wanted = typed.filter((word) => !SMALL.has(word));
    const found = wanted.length ? this.ranked(wanted).slice(0, 8) : [];
    for (const [option, home] of this.homes) {
      const isTicked = option.querySelector("input").checked;
      if (option.parentElement === this.results && !found.includes(option) && !isTicked) home.append(option);
    }
    this.results.append(...found);
    this.none.hidden = !wanted.length || this.results.childElementCount > 0;
  }

  ranked(wanted) {
    const scores = new Map();
    for (const option of this.homes.keys()) {
      const known = option.dataset.words.split(/[^\p{L}\p{N}]+/u);
      const score = wanted.filter((word) => known.some((one) => this.answers(one, word))).length;
      if (score) scores.set(option, score);
    }
    return [...scores.keys()].sort((a, b) => scores.get(b) - scores.get(a));
  }

  answers(known, word) {
    if (known.startsWith(word)) return true;
    return word.length > 4 && known.length > 3 && known.startsWith(word.slice(0, -1));
  }
}

customElements.define("experience-picker", ExperiencePicker);
