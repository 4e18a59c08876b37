"""What a piece of work cost."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and of user and system CPU; peak memory of all processes together, bytes.

    Memory is the proportional set size, so that pages which processes share count once. `others`
    is the CPU that everything else on the machine used meanwhile: where it is much, the wall time
    tells little.
    """

    wall: float
    cpu: float
    memory: int
    others: float

    def __add__(self, after: "Cost") -> "Cost":
        """One after the other."""
        memory = max(self.memory, after.memory)
        others = self.others + after.others
        return Cost(self.wall + after.wall, self.cpu + after.cpu, memory, others)

    def __sub__(self, part: "Cost") -> "Cost":
        """What is left of the time without a part of the work; the memory is the whole's."""
        wall, cpu = max(0.0, self.wall - part.wall), max(0.0, self.cpu - part.cpu)
        return Cost(wall, cpu, self.memory, self.others)
