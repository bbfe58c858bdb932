// Draws areas of the board from the feed. An area is a module in areas/ with `sections` (what it
// depends on) and `draw`.
/** @import { Area, Component, FeedEvent, Shown, Texts, Tools } from "./types" */
import { icon } from "./chips.js";
import { day, minutes, time } from "./clock_text.js";
import { feed } from "./live.js";
import { mounting, ownRoot } from "./mounting.js";
import { html, load, translate } from "./text.js";
import { age, bar, clock, countdown, keepTicking, stopTicking } from "./ticking.js";

class Board {
  asked = "";
  /** @type {string | null} */
  drawn = null;
  /** @type {((value: string | undefined) => void) | undefined} */
  choose;
  /** @type {Area | undefined} */
  module;
  /** @type {Texts} */
  texts = {};
  language = "";
  /** @type {Record<string, any>} */
  options = {};

  /**
   * @param {HTMLElement} root
   * @param {() => void} leave called when the root is gone
   */
  constructor(root, leave) {
    this.root = root;
    this.leave = leave;
    root.addEventListener("click", (event) => {
      const chosen = /** @type {Element} */ (event.target).closest("[data-choose]");
      if (chosen instanceof HTMLElement) this.choose?.(chosen.dataset.choose);
    });
    this.stop = feed.watch((event) => this.hear(event));
  }

  /** @param {Component<Shown>} component */
  set({ data, setTriggerValue }) {
    this.choose = (value) => setTriggerValue("chosen", value);
    this.show(data);
  }

  /** @param {Shown} shown */
  async show({ area, language, options = {} }) {
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

  /** @param {FeedEvent} event */
  hear(event) {
    if (!this.root.isConnected && this.module) return this.leave();
    if (event.kind === "link") this.showLink();
    if (event.kind !== "board" || !this.module) return;
    if (this.module.sections.some((name) => event.changed.has(name))) this.draw();
    this.root.dataset.number = String(event.number);
  }

  /** @returns {Tools} */
  get tools() {
    /** @type {Tools["t"]} */
    const t = (key, facts) => translate(this.texts, key, facts);
    const own = { options: this.options, lang: this.language, number: feed.number, t, icon };
    return { ...own, html, time, day, minutes, age, bar, clock, countdown, now: () => feed.now() };
  }

  draw() {
    if (!this.module || (this.module.sections.length && !feed.sections.size)) return;
    const bodies = [...feed.sections].map(([name, { body }]) => [name, body]);
    const drawn = String(this.module.draw(Object.fromEntries(bodies), this.tools));
    if (drawn !== this.drawn) this.replace(drawn);
    this.root.dataset.number = String(feed.number);
    this.showLink();
  }

  /** @param {string} drawn */
  replace(drawn) {
    const focused = document.activeElement;
    const chosen =
      focused instanceof HTMLElement && this.root.contains(focused) ? focused.dataset.choose : undefined;
    const scrolled = [...this.root.querySelectorAll("[data-scroll]")].map((list) => list.scrollTop);
    this.root.innerHTML = drawn;
    this.drawn = drawn;
    for (const [at, list] of this.root.querySelectorAll("[data-scroll]").entries()) {
      list.scrollTop = scrolled[at] ?? 0;
    }
    if (chosen !== undefined) this.choice(chosen)?.focus();
    keepTicking(this.root, this.texts);
    this.module?.drawn?.(this.root, this.tools);
  }

  /**
   * @param {string} chosen
   * @returns {HTMLElement | null}
   */
  choice(chosen) {
    return this.root.querySelector(`[data-choose="${CSS.escape(chosen)}"]`);
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

const { mount, unmount } = mounting(
  "boards",
  (element, leave) => new Board(ownRoot(element, "board"), leave),
);

export { mount, unmount };
