// What the server is asked and told of one typed text.
/** @import { KeptText } from "./types" */

const PATIENCE = 8000; // ms for an answer
const TOLD = new Set([200, 409]);

/**
 * @typedef {{ text: string, revision: number, seen: number, writer: string }} Sent
 * @typedef {{ status: number, body: KeptText | null }} Answer with a body of 200 and 409
 */

/**
 * Ask what is kept of a field; null = no line, no server, or an answer cut off.
 * @param {string} field
 */
export function load(field) {
  return ask(field, { method: "GET" });
}

/**
 * Have a text kept; 409 brings what another tab or machine wrote.
 * @param {string} field
 * @param {Sent} sent
 * @param {boolean} keepalive while the page goes away
 */
export function keep(field, sent, keepalive = false) {
  const headers = { "content-type": "application/json" };
  return ask(field, { method: "POST", body: JSON.stringify(sent), headers, keepalive });
}

/**
 * @param {string} field
 * @param {RequestInit} request
 * @returns {Promise<Answer | null>}
 */
async function ask(field, request) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(`/typing/${encodeURIComponent(field)}`, { ...request, signal });
    return { status: answer.status, body: TOLD.has(answer.status) ? await answer.json() : null };
  } catch {
    return null;
  }
}
