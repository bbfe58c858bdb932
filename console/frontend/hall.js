// Starts the screen in the hall and the band of the stream.
import { fit } from "./fit.js";
import { follow, page, part } from "./public.js";

const board = part("board");

function settle() {
  if (page.screen === "hall") fit(board);
}

settle();
addEventListener("resize", settle);
follow(settle);
