"""The maker of the example: an invented association, its companies, and the sheets it files."""

import os

# The same bytes whether or not lxml is there, with which openpyxl writes otherwise.
os.environ["OPENPYXL_LXML"] = "False"
