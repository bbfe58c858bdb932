"""How the states of a turn are drawn; their words are `word.turn`."""

from console.looks import Look
from models.codes.floor import TurnState

LOOKS = {
    TurnState.WAITING: Look("", "clock"),
    TurnState.CALLED: Look("info", "ready"),
    TurnState.ON_AIR: Look("onair", "mic"),
    TurnState.PAUSED: Look("warn", "pause"),
    TurnState.PARKED: Look("warn", "pause"),
    TurnState.DONE: Look("ok", "check"),
    TurnState.NO_SHOW: Look("", "ban"),
    TurnState.WITHDRAWN: Look("", "undo"),
}
