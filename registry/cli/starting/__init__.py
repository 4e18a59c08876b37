"""A working folder for an association: settings, pages, sheets, a README."""
