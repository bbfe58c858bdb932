// The way into the online room of this site; its address is told to the site alone.
export const sections = ["mine"];

export function draw(view, { html, t, icon, options }) {
  if (!options.link) return html`<p class="meta">${t("branch.no_link")}</p>`;
  return html`<div class="links">
    <a class="st-btn" href="${options.link}" target="_blank" rel="noopener noreferrer">${icon("video")}${t("branch.enter")}</a>
    <button type="button" class="st-btn" data-copy>${icon("copy")}<span>${t("branch.copy")}</span></button>
    <span class="vh" role="status"></span>
  </div>`;
}

export function drawn(root, { t, options }) {
  const button = root.querySelector("[data-copy]");
  button?.addEventListener("click", async () => {
    const said = await navigator.clipboard.writeText(options.link).then(
      () => t("branch.copied"),
      () => t("branch.not_copied"),
    );
    button.querySelector("span:last-child").textContent = said;
    root.querySelector("[role=status]").textContent = said;
  });
}
