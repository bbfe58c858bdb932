// The way into the online room of this site; its address is told to the site alone.
/** @import { Tools } from "../types" */

export const sections = ["mine"];

/**
 * @param {object} _view
 * @param {Tools<{ link: string }>} tools
 */
export function draw(_view, { html, t, icon, options }) {
  if (!options.link) return html`<p class="meta">${t("branch.no_link")}</p>`;
  return html`<div class="links">
    <a class="st-btn" href="${options.link}" target="_blank"
      rel="noopener noreferrer">${icon("video")}${t("branch.enter")}</a>
    <button type="button" class="st-btn" data-copy>${icon("copy")}<span>${t("branch.copy")}</span></button>
    <span class="vh" role="status"></span>
  </div>`;
}

/**
 * @param {HTMLElement} root
 * @param {Tools<{ link: string }>} tools
 */
export function drawn(root, { t, options }) {
  const places = root.querySelectorAll("[data-copy] span:last-child, [role=status]");
  root.querySelector("[data-copy]")?.addEventListener("click", async () => {
    const said = await navigator.clipboard.writeText(options.link).then(
      () => t("branch.copied"),
      () => t("branch.not_copied"),
    );
    for (const place of places) place.textContent = said;
  });
}
