"""How it is drawn that a site is there or not; the words are `word.presence`."""

from console.bridges.rules import Presence
from console.looks import Look

# In the order in which somebody has to look after a site.
LOOKS = {
    Presence.LOST: Look("fault", "fault"),
    Presence.LEFT: Look("", "ban"),
    Presence.AWAITED: Look("", "circle-dash"),
    Presence.CONNECTED: Look("ok", "check"),
}
