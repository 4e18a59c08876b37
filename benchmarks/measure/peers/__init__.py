"""Generators and search engines of others, given the same pages and names in the same run."""
