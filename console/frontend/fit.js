// Draws what leads smaller, step by step, until all of it fits: nothing on a wall can be scrolled.
const SMALLEST = 3; // of the steps in hall.css

/** @param {HTMLElement} root */
export function fit(root) {
  const scene = /** @type {HTMLElement} */ (root.querySelector(".scene"));
  for (let step = 0; step <= SMALLEST; step += 1) {
    scene.dataset.fit = String(step);
    if (scene.scrollHeight <= scene.clientHeight) return;
  }
}
