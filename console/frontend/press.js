// A press counts where it began. While a page is being drawn, what is pressed may move away before
// the finger or the button comes up again; the browser would take that for a press beside it.
const PRESSED = "a[href], button, summary, label, input, select, textarea, [role=option], [role=radio]";
const STILL = 8; // px the pointer itself may tremble

let began; // what was pressed, where it stood then, and where the pointer was

addEventListener("pointerdown", (event) => begin(event), true);
addEventListener("click", (event) => finish(event), true);

function begin(event) {
  const pressed = event.isPrimary && event.button === 0 && event.target.closest?.(PRESSED);
  began = pressed && { pressed, stood: pressed.getBoundingClientRect(), x: event.clientX, y: event.clientY };
}

// A key clicks too, and so do our own scripts: neither has a pointer.
function finish(event) {
  const { pressed, stood, x, y } = began || {};
  began = null;
  if (!pressed?.isConnected || !event.isTrusted || event.detail === 0) return;
  if (pressed.contains(event.target) || Math.hypot(event.clientX - x, event.clientY - y) > STILL) return;
  const { top, left } = pressed.getBoundingClientRect();
  if (top === stood.top && left === stood.left) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed.click();
}
