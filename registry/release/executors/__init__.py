from typing import Any

Executor = Any


def choose(setting):
    from registry.release.executors.inline import Inline
    from registry.release.executors.processes import Processes

    if setting == "inline":
        return Inline()
    return Processes()
