"""A command that could not be carried out as given: one sentence, exit status 2."""

from typer.exceptions import TyperException


class Failure(TyperException):
    """Ends the command with one sentence in Chinese and one in English, never a traceback.

    For what stands outside the rules: a file that is not there, a register that does not open. A
    broken rule is a Refusal, a value, and ends with exit status 1.
    """

    exit_code = 2

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
