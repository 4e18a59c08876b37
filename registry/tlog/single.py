"""The one-file script that checks a saved notice by itself: `/verify/offline.py`.

The modules that check are in it word for word, so that the script and this package cannot differ.
Only the library for signatures has arithmetic in its place (`registry.tlog.edwards`).
"""

from importlib.resources import files

#: What is in it, each after what it imports: the module, and the file that stands for it.
_MODULES = {
    "errors": "errors.py",
    "merkle": "merkle.py",
    "ed25519": "edwards.py",
    "note": "note.py",
    "checkpoint": "checkpoint.py",
    "leaf": "leaf.py",
    "proof": "proof.py",
    "alone": "alone.py",
}
_QUOTES = "'" * 3

_HEAD = '''\
#!/usr/bin/env python3
"""离线核对公告：凭证明文件和日志公钥核对一份已保存的公告，不连接任何网站，不需安装任何程序库。

Checks a saved notice with its proof and a key that you have from elsewhere. It needs Python 3.10 or
later and nothing else: no network, no library, no site of ours.

    python3 offline.py 2026-00012-K.json --key example.org/log+…

用法 --help；退出状态 exit status：0 核对无误 verified，1 核对未通过 not verified，2 用法有误 used
wrongly。下面的模块与本登记册程序所用的一字不差，可以逐个阅读；最后几行依次载入并执行。The modules
below are those of the register's own program, word for word; the last lines load and run them.
"""

import sys
from types import ModuleType

if sys.version_info < (3, 10):
    sys.exit("需要 Python 3.10 或更高版本。Python 3.10 or later is needed.")

SOURCES = {}
'''
_FOOT = """
for name in ("registry", "registry.tlog"):
    sys.modules[name] = ModuleType(name)
    sys.modules[name].__path__ = []
*parts, last = SOURCES
for name in (*parts, last):
    module = ModuleType(name)
    sys.modules[name] = module
    if name == last:
        module.__name__ = "__main__"
    exec(compile(SOURCES[name], name, "exec"), vars(module))
"""


def made() -> bytes:
    """The script. Raises ValueError for a module that cannot be put into it as it stands."""
    parts = [_HEAD]
    for name, file in _MODULES.items():
        source = files(__package__).joinpath(file).read_text("utf-8")
        if _QUOTES in source:
            raise ValueError(f"{file} cannot be quoted")
        parts.append(f"\nSOURCES['registry.tlog.{name}'] = r{_QUOTES}\n{source}{_QUOTES}\n")
    return "".join([*parts, _FOOT]).encode()
