"""What Ctrl-C ends with, from the very start: it may come while the program is still loading."""

import sys
from types import TracebackType

#: What Ctrl-C ends with, by the custom of shells.
STATUS = 130
SENTENCE = (
    "已中断：没有办完的未记录、未发布，再次运行即可。"
    "Interrupted: what was under way is neither recorded nor shown. Run it again."
)


def without_traceback() -> None:
    """From here on an interruption that nobody catches is told in a sentence."""
    sys.excepthook = _told


def _told(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.stderr.write(f"{SENTENCE}\n")
    else:
        sys.__excepthook__(kind, fault, trace)
