"""Makes registers up: deterministic, of any size, as varied as life, in bounded memory."""

from benchmarks.generate.register import Generated, generate

__all__ = ["Generated", "generate"]
