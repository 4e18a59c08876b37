"""The steps of a build, in this order: companies, notices, lists, whole, log, search."""
