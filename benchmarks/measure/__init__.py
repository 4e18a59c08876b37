"""What the register costs: its public commands run as processes, its peers beside them."""
