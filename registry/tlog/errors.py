"""What the log refuses."""


class LogError(Exception):
    """A log, a proof or a signature that is not what it should be; `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.zh, self.en = zh, en
