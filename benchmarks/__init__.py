"""Registers of any size, made up, and what the register costs on them."""
