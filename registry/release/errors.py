"""Why a build cannot go on, in one sentence: a worker is gone, a store is out of reach."""


class ReleaseError(Exception):
    """A build that must not go on. `zh` and `en` are whole sentences."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en
