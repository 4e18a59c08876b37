"""The public log: a Merkle tree of everything that was published, as static files (C2SP)."""
