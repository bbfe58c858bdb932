// What a script adds to the public form; without it everything works.

const WAIT = 1200; // ms after the last key
const LEAST = 25; // letters worth asking about
const MEGABYTE = 1024 * 1024;

const { meeting, language } = JSON.parse(document.getElementById("page")?.textContent ?? "{}");

// After a refusal the list of what is wrong is read first.
document.getElementById("errs")?.focus();

/** @param {HTMLTextAreaElement} field */
function hintBeside(field) {
  const place = document.getElementById(field.dataset.hints ?? "");
  let timer = 0;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  async function ask() {
    const text = field.value.trim();
    if (!place || text.length < LEAST || text === asked) return;
    asked = text;
    const address = `/register/${meeting}/similar?lang=${language}`;
    const answer = await fetch(address, { method: "POST", body: text }).catch(() => null);
    if (field.value.trim() !== text) return; // somebody wrote on; the next answer counts
    place.innerHTML = answer?.status === 200 ? await answer.text() : "";
  }
}

for (const field of document.querySelectorAll("textarea[data-hints]")) {
  hintBeside(/** @type {HTMLTextAreaElement} */ (field));
}

const files = /** @type {HTMLInputElement | null} */ (document.getElementById("files"));
const tooBigNote = document.getElementById("files-big");
const send = /** @type {HTMLButtonElement | null} */ (document.getElementById("send"));

files?.addEventListener("change", () => {
  const bytes = [...(files.files ?? [])].reduce((sum, file) => sum + file.size, 0);
  const isTooBig = bytes > Number(files.dataset.most) * MEGABYTE;
  if (tooBigNote) tooBigNote.hidden = !isTooBig;
  if (send) send.disabled = isTooBig;
});
