// One live socket per tab, kept on window: this function is called again on every rerun.
const SIGNED_OUT = 4401;
const FIRST_WAIT = 500; // ms
const LONGEST_WAIT = 10000; // ms

function leave() {
  fetch("/session/end", { method: "POST" }).finally(() => location.reload());
}

function connect(wait) {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/live/session`);
  window.consoleTab = socket;
  let pause = wait;
  socket.onmessage = () => { pause = FIRST_WAIT; };
  socket.onclose = (event) => {
    if (event.code === SIGNED_OUT) leave();
    else setTimeout(connect, pause * (0.5 + Math.random()), Math.min(pause * 2, LONGEST_WAIT));
  };
}

export default function () {
  if (!window.consoleTab) connect(FIRST_WAIT);
}
