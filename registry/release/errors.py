"""Why a release cannot go on, in one sentence: a worker is gone, a store is out of reach."""

from registry.site.errors import SiteError


class ReleaseError(SiteError):
    """A release that must not go on. `zh` and `en` are whole sentences."""
