"""Judging documents for the desk: each in a process of its own, by one folder of trust."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from registry.cli.failure import Failure
from registry.seal.verdict import Finding, Verdict


@dataclass(frozen=True)
class Seal:
    """`folder` holds the trust roots and revocation lists; None trusts nobody."""

    folder: Path | None = None

    def judge(
        self,
        content: bytes,
        company: str,
        received: date,
        lists: tuple[str, ...] | None = None,
        signature: bytes | None = None,
    ) -> Verdict:
        """The verdict on a company's document, signed in itself or by a detached signature.

        `lists` are those of a verdict to be repeated.
        Raises Failure where the folder is broken.
        """
        # Loaded when there is a document: the libraries take longer to load than all the rest.
        from registry.seal.confined import judge_confined  # noqa: PLC0415

        with _broken():
            return judge_confined(content, company, received, self.folder, lists, signature)

    def look(
        self, content: bytes, company: str, received: date, signature: bytes | None = None
    ) -> Verdict:
        """Whether clerks may attest a scan: `attested_once` where they may.

        What bears a signature has the verdict of `judge`.
        Raises Failure where the folder is broken.
        """
        from registry.seal.confined import judge_scan_confined  # noqa: PLC0415

        with _broken():
            return judge_scan_confined(content, company, received, self.folder, signature)

    def draw(self, content: bytes, black: str) -> bytes | Finding | None:
        """The public copy of an original, blacked out as written; or why there is none.

        None where the boxes are not written as they should be. Raises Failure without the font.
        """
        from registry.seal.confined import draw_confined  # noqa: PLC0415
        from registry.seal.copying import CopyError, boxes, font  # noqa: PLC0415

        try:
            font()
        except CopyError as missing:
            raise Failure(
                f"没有绘制“仅供公示”的中文字体 {missing}，请安装 Debian 的 fonts-noto-cjk。",
                "The font of the mark is missing: install fonts-noto-cjk.",
            ) from missing
        found = boxes(black)
        return None if found is None else draw_confined(content, found)


@contextmanager
def _broken() -> Iterator[None]:
    """A broken folder in the clerk's words."""
    from registry.seal.trust import TrustError  # noqa: PLC0415

    try:
        yield
    except TrustError as broken:
        raise Failure(
            f"信任根文件夹有误：{broken}。", "The folder of trust roots is broken."
        ) from broken
