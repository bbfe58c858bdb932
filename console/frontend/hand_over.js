// Sends the sign-in ticket once; the answer sets a cookie that no script can read.
/** @import { Component } from "./types" */
import { once } from "./tab_state.js";

/** @param {Component<{ ticket: string }>} component */
export function mount({ data, setTriggerValue }) {
  const sent = once("ticket", () => ({ ticket: "" }));
  if (sent.ticket === data.ticket) return;
  sent.ticket = data.ticket;
  fetch("/session", {
    method: "POST",
    body: data.ticket,
    headers: { "content-type": "text/plain" },
  })
    .then((answer) => (answer.ok ? location.reload() : setTriggerValue("refused", answer.status)))
    .catch(() => setTriggerValue("refused", 0));
}

export function unmount() {}
