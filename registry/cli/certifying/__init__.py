"""Certificates, plaque texts and naming documents as PDF (R-16)."""
