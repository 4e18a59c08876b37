"""What the register costs: its public commands run as processes, its peers beside them."""

#: Who can be measured beside the register.
PEERS = ("hugo", "pagefind")
