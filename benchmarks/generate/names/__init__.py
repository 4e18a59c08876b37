"""Names as varied as life: by kind of body, each kind in its many shapes.

A search is only proved on names like these: places in front, in brackets or absent, brands that
many share, characters nobody can type, names inside names, names of frequent words alone.
"""

from benchmarks.generate.names.kinds import Named, named, renamed

__all__ = ["Named", "named", "renamed"]
