// A press counts where it began. While a page is being drawn, what is pressed may move away before
// the finger or the button comes up again; the browser would take that for a press beside it.
const PRESSED = "a[href], button, summary, label, input, select, textarea, [role=option], [role=radio]";
const STILL = 8; // px the pointer itself may tremble

/**
 * What was pressed, where it stood then, and where the pointer was.
 * @type {{ pressed: HTMLElement, stood: DOMRect, x: number, y: number } | null}
 */
let began = null;

addEventListener("pointerdown", (event) => begin(event), true);
addEventListener("click", (event) => finish(event), true);

/** @param {PointerEvent} event */
function begin(event) {
  const { target, clientX: x, clientY: y } = event;
  const isPress = event.isPrimary && event.button === 0 && target instanceof Element;
  const pressed = isPress ? target.closest(PRESSED) : null;
  began = pressed instanceof HTMLElement ? { pressed, stood: pressed.getBoundingClientRect(), x, y } : null;
}

/**
 * A key clicks too, and so do our own scripts: neither has a pointer.
 * @param {MouseEvent} event
 */
function finish(event) {
  const was = began;
  began = null;
  if (!was?.pressed.isConnected || !event.isTrusted || event.detail === 0) return;
  const isElsewhere = !(event.target instanceof Node && was.pressed.contains(event.target));
  const moved = Math.hypot(event.clientX - was.x, event.clientY - was.y);
  if (!isElsewhere || moved > STILL) return;
  const { top, left } = was.pressed.getBoundingClientRect();
  if (top === was.stood.top && left === was.stood.left) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  was.pressed.click();
}
