"""State machines as tables. Buttons, the exhaustive test and the documentation read the same rows."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Move:
    """One act that changes a state: from where, to where, who may, and what must hold.

    `may(actor, thing)` answers yes or no; `guard(thing)` raises Refused with the sentence that says what is missing.
    """

    act: str
    sources: tuple[str, ...]
    target: str
    label: str
    may: Callable
    guard: Callable | None = None
    asks_reason: bool = False


class Moves:
    def __init__(self, *moves):
        self._moves = {move.act: move for move in moves}

    def __getitem__(self, act):
        return self._moves[act]

    def __iter__(self):
        return iter(self._moves.values())

    def open_to(self, actor, thing):
        """The moves this actor could make on this thing in its present state."""
        return [move for move in self if thing.state in move.sources and move.may(actor, thing)]

    def allows(self, act, actor, thing):
        move = self._moves[act]
        return thing.state in move.sources and move.may(actor, thing)
