// Sends the sign-in ticket once; the answer sets a cookie that no script can read.
export function mount({ data, setTriggerValue }) {
  if (window.consoleTicket === data.ticket) return;
  window.consoleTicket = data.ticket;
  fetch("/session", {
    method: "POST",
    body: data.ticket,
    headers: { "content-type": "text/plain" },
  })
    .then((answer) => (answer.ok ? location.reload() : setTriggerValue("refused", answer.status)))
    .catch(() => setTriggerValue("refused", 0));
}

export function unmount() {}
