// Starts the screen in the hall and the band of the stream.
import { show } from "./board.js";
import { feed } from "./live.js";
import { fit } from "./fit.js";
import { begin, page } from "./public.js";

const OFTEN = 60000; // ms; the programme may still change before the opening

const root = document.getElementById("board");

// Programme and totals are no part of the board: they come with the page, asked for again in
// silence. What cannot be had now stays as it is.
async function renew() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  page.options = JSON.parse(fresh.getElementById("page").textContent).options;
  show(root, page);
}

function hear(event) {
  if (event.kind !== "board") return;
  document.body.dataset.number = event.number;
  if (!event.changed.has("meeting") && !event.changed.has("last")) return;
  if (feed.sections.get("meeting").body.state !== "open") renew();
}

if (page.area === "hall") {
  fit(root);
  addEventListener("resize", () => fit(root));
}
begin(show(root, page));
feed.watch(hear);
feed.follow(page.meeting, "public");
setInterval(() => {
  const meeting = feed.sections.get("meeting")?.body;
  if (meeting?.state === "planned" && feed.isOpen) renew();
}, OFTEN);
