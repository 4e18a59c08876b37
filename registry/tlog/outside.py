"""A key that never leaves a program of the association: a hardware module, another machine."""

import subprocess
from dataclasses import dataclass
from functools import cached_property

from registry.tlog.errors import LogError
from registry.tlog.note import Signer, Verifier, decoded


@dataclass(frozen=True)
class Outside(Signer):
    """What signs by asking a program.

    `<command> public` prints the public key; `<command> sign` reads what is to be signed and prints
    the signature in base 64.
    """

    command: tuple[str, ...]

    @cached_property
    def verifier(self) -> Verifier:
        """See Signer."""
        return Verifier.parse(self._asked("public").decode("utf-8", "replace"))

    def sign(self, content: bytes) -> bytes:
        """See Signer. Raises LogError unless what comes is a signature by its key."""
        signature = decoded(self._asked("sign", content).decode("utf-8", "replace").strip())
        if not self.verifier.signs(content, signature):
            raise LogError(
                f"{self.command[0]} 给出的签名不是 {self.name} 的。",
                "What the signing program gave is no signature by its key.",
            )
        return signature

    def _asked(self, what: str, content: bytes = b"") -> bytes:
        try:
            done = subprocess.run(
                (*self.command, what), input=content, capture_output=True, check=False
            )
        except OSError as fault:
            raise LogError(
                f"签名程序 {self.command[0]} 无法运行：{fault.strerror}。",
                "The signing program does not run.",
            ) from fault
        if done.returncode:
            raise LogError(
                f"签名程序 {self.command[0]} 未能签名（{done.returncode}）。",
                "The signing program did not sign.",
            )
        return done.stdout
