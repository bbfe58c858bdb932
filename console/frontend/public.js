// What both public pages begin with.

const AGAIN = 5000; // ms

// A page whose modules or texts could not all be had is drawn already; it is loaded again once the
// server answers, and never earlier: a screen must not end on an error of the browser.
export function begin(drawn) {
  drawn.catch(loadAgain);
}

async function loadAgain() {
  const answers = await fetch(location.href).then((answer) => answer.ok, () => false);
  if (answers) location.reload();
  else setTimeout(loadAgain, AGAIN);
}

export const page = JSON.parse(document.getElementById("page").textContent);
