"""What companies live through, act by act, as the rules allow it."""

from benchmarks.generate.stories.life import Batch, live

__all__ = ["Batch", "live"]
