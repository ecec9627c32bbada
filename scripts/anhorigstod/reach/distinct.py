"""How many different things were seen: exact while they are few, estimated in fixed memory when they are many.

The estimate is HyperLogLog's (Flajolet and others 2007) with Ertl's estimator (2017, arXiv:1702.01284), which needs no table
against bias. 4,096 registers give a standard error of 1.04 / √4096 = 1.6 %.
"""

from math import inf, log, sqrt

EXACT = 1000
"""As many are counted one by one: small numbers must be right, since they decide what is masked."""
BITS = 12
_SIZE = 1 << BITS
_REST = 64 - BITS


class Distinct:
    """A set of 64-bit hashes of which only the size can be asked."""

    __slots__ = ("_few", "_registers")

    def __init__(self) -> None:
        self._few: set[int] = set()
        self._registers: bytearray | None = None

    def add(self, hash: int) -> None:
        """Adds a number of 64 evenly spread bits."""
        if self._registers is not None:
            self._note(hash, self._registers)
            return
        self._few.add(hash)
        if len(self._few) > EXACT:
            self._registers = bytearray(_SIZE)
            for known in self._few:
                self._note(known, self._registers)
            self._few.clear()

    @staticmethod
    def _note(hash: int, registers: bytearray) -> None:
        rest = hash >> BITS
        rank = (rest & -rest).bit_length() or _REST + 1
        place = hash & (_SIZE - 1)
        if rank > registers[place]:
            registers[place] = rank

    def __len__(self) -> int:
        if self._registers is None:
            return len(self._few)
        return max(EXACT + 1, round(_estimate(self._registers)))


def _estimate(registers: bytearray) -> float:
    counts = [registers.count(rank) for rank in range(_REST + 2)]
    sum = _SIZE * _tau(1 - counts[_REST + 1] / _SIZE)
    for rank in range(_REST, 0, -1):
        sum = 0.5 * (sum + counts[rank])
    sum += _SIZE * _sigma(counts[0] / _SIZE)
    return _SIZE * _SIZE / (2 * log(2)) / sum


def _sigma(share: float) -> float:
    """Ertl's σ: what the registers that are still empty tell."""
    if share == 1:
        return inf
    weight, sum, before = 1.0, share, -1.0
    while sum != before:
        share *= share
        before, sum, weight = sum, sum + share * weight, weight * 2
    return sum


def _tau(share: float) -> float:
    """Ertl's τ: what the registers that are full tell."""
    if share in (0, 1):
        return 0.0
    weight, sum, before = 1.0, 1 - share, -1.0
    while sum != before:
        share = sqrt(share)
        before, weight = sum, weight / 2
        sum -= (1 - share) ** 2 * weight
    return sum / 3
