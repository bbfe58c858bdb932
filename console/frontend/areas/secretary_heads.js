// Who is here: heads in the hall and at the sites, and sites in trouble.
export const sections = ["heads", "bridges"];

export function draw({ heads, bridges = [] }, { html, t, icon, age }) {
  const lost = bridges.filter((one) => one.presence === "lost");
  const here = bridges.filter((one) => one.presence === "connected").length;
  return html`<div class="heads"><span class="label">${t("secretary.present")}</span>
    ${heads && html`<span>${t("word.hall")} <b>${heads.hall ?? "–"}</b></span>
      <span>${t("secretary.sites", { count: bridges.length })} <b>${heads.sites ?? 0}</b></span>`}
    <span>${t("secretary.connected")} <b>${here}/${bridges.length}</b></span>
    ${lost.map((one) => html`<span class="chip fault">${icon("fault")}<span lang="vi">${t("secretary.lost", { name: one.name })}</span> ${one.since && age(one.since)}</span>`)}</div>`;
}
