// Who speaks next, on a phone.
import { place } from "../scene.js";

export const sections = ["next"];

export function draw({ next }, { html, t }) {
  const lines = next.map((one) => {
    const site = place(one.site, t);
    const number = t("hall.turn_number", { number: one.number });
    return html`<li><b>${one.asker || site}</b><span>${one.asker ? site : number}</span></li>`;
  });
  return lines.length > 0 ? html`<ol class="next">${lines}</ol>` : html`<p class="meta">${t("phone.nobody_next")}</p>`;
}
