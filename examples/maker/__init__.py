"""The maker of the example: an invented association, its companies, and the sheets it files."""
