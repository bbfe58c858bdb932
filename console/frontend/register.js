// What a script adds to the public form; without it everything works.

const { meeting, language } = JSON.parse(document.getElementById("page").textContent);
const WAIT = 1200; // ms after the last key
const LEAST = 25; // letters worth asking about

// After a refusal the list of what is wrong is read first.
document.getElementById("errs")?.focus();

for (const field of document.querySelectorAll("[data-hints]")) {
  const place = document.getElementById(field.dataset.hints);
  let timer, asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  async function ask() {
    const text = field.value.trim();
    if (text.length < LEAST || text === asked) return;
    asked = text;
    const address = `/register/${meeting}/similar?lang=${language}`;
    const answer = await fetch(address, { method: "POST", body: text }).catch(() => null);
    if (field.value.trim() !== text) return; // somebody wrote on; the next answer counts
    place.innerHTML = answer?.status === 200 ? await answer.text() : "";
  }
}

const files = document.getElementById("files");
files?.addEventListener("change", () => {
  const bytes = [...files.files].reduce((sum, one) => sum + one.size, 0);
  const tooBig = bytes > files.dataset.most * 1024 * 1024;
  document.getElementById("files-big").hidden = !tooBig;
  document.getElementById("send").disabled = tooBig;
});
