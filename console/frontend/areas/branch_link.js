// The way into the online room of this site; its address is told to the site alone.
export const sections = ["mine"];

export function draw(view, { html, t, icon, options }) {
  if (!options.link) return html`<p class="meta">${t("branch.no_link")}</p>`;
  return html`<div class="links">
    <a class="st-btn" href="${options.link}" target="_blank" rel="noopener noreferrer">${icon("video")}${t("branch.enter")}</a>
    <button type="button" class="st-btn" data-copy>${icon("copy")}<span role="status">${t("branch.copy")}</span></button>
  </div>`;
}

export function drawn(root, { t, options }) {
  root.querySelector("[data-copy]")?.addEventListener("click", async (event) => {
    const said = event.currentTarget.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(options.link);
      said.textContent = t("branch.copied");
    } catch {
      said.textContent = t("branch.not_copied");
    }
  });
}
