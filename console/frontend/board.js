// Draws areas of the board from the feed: inside Streamlit pages (`mount`) and on plain pages
// (`show`). An area is a module in areas/ with `sections` (what it depends on) and `draw`.
import { feed } from "./live.js";
import { day, html, load, time, translate } from "./text.js";
import { age, bar, clock, countdown, keepTicking, minutes, stopTicking } from "./ticking.js";

const icon = (name) => html`<span class="ic ic-${name}" aria-hidden="true"></span>`;

class Board {
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.drawn = null;
    root.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-choose]");
      if (chosen) this.choose?.(chosen.dataset.choose);
    });
    this.stop = feed.watch((event) => this.hear(event));
  }

  async set({ area, language, options = {} }) {
    const asked = JSON.stringify([area, language, options]);
    if (asked === this.asked) return;
    this.asked = asked;
    const [module, texts] = await Promise.all([import(`./areas/${area}.js`), load(language)]);
    if (asked !== this.asked) return;
    Object.assign(this, { module, texts, language, options });
    this.root.dataset.area = area;
    this.root.lang = language;
    this.draw();
    keepTicking(this.root, texts);
  }

  hear(event) {
    if (!this.root.isConnected && this.module) return this.end();
    if (event.kind === "link") this.showLink();
    if (event.kind !== "board" || !this.module) return;
    if (this.module.sections.some((name) => event.changed.has(name))) this.draw();
    this.root.dataset.number = event.number;
  }

  get tools() {
    const t = (key, facts) => translate(this.texts, key, facts);
    const own = { options: this.options, lang: this.language, number: feed.number, t, icon };
    return { ...own, html, time, day, minutes, age, bar, clock, countdown, now: () => feed.now() };
  }

  draw() {
    if (!this.module || (this.module.sections.length && !feed.sections.size)) return;
    const bodies = [...feed.sections].map(([name, { body }]) => [name, body]);
    const drawn = String(this.module.draw(Object.fromEntries(bodies), this.tools));
    if (drawn !== this.drawn) this.replace(drawn);
    this.root.dataset.number = feed.number;
    this.showLink();
  }

  replace(drawn) {
    const chosen = this.root.contains(document.activeElement)
      ? document.activeElement.dataset.choose
      : undefined;
    const scrolled = [...this.root.querySelectorAll("[data-scroll]")].map((one) => one.scrollTop);
    this.root.innerHTML = drawn;
    this.drawn = drawn;
    this.root.querySelectorAll("[data-scroll]").forEach((one, at) => {
      one.scrollTop = scrolled[at] ?? 0;
    });
    if (chosen !== undefined) {
      this.root.querySelector(`[data-choose="${CSS.escape(chosen)}"]`)?.focus();
    }
    keepTicking(this.root, this.texts);
    this.module.drawn?.(this.root, this.tools);
  }

  showLink() {
    this.root.dataset.link = feed.link;
    const said = this.root.querySelector("[data-when=offline]");
    if (said && feed.link === "offline") {
      said.textContent = translate(this.texts, "board.offline", { time: time(feed.lostAt) });
    }
  }

  end() {
    this.stop();
    stopTicking(this.root);
  }
}

const boards = (window.consoleBoards ??= new Map()); // element -> Board

export function show(root, { area, language, options }) {
  if (!boards.has(root)) boards.set(root, new Board(root));
  return boards.get(root).set({ area, language, options });
}

export function mount({ data, parentElement, setTriggerValue }) {
  let board = boards.get(parentElement);
  if (!board) {
    const root = document.createElement("div");
    root.className = "board";
    parentElement.append(root);
    board = new Board(root);
    boards.set(parentElement, board);
  }
  board.choose = (value) => setTriggerValue("chosen", value);
  board.set(data);
}

// Streamlit also cleans up before it mounts the same element again; only what is gone ends.
export function unmount(parentElement) {
  queueMicrotask(() => {
    if (parentElement.isConnected) return;
    boards.get(parentElement)?.end();
    boards.delete(parentElement);
  });
}
