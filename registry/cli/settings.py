"""What the settings file says of the register: its REGISTRY_… values, checked."""

import os
import runpy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import msgspec

from registry.cli.failure import Failure
from registry.public.views import Association

PREFIX = "REGISTRY_"
DEFAULT = Path("pelicanconf.py")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings that more than the site needs; docs/commands.md explains each.

    A field `ruleset_dirs` is the setting REGISTRY_RULESET_DIRS.
    """

    url: str = "sqlite:///register.sqlite3"
    as_of: date | None = None
    head: str = ""
    ruleset: str = "shaanxi-2006"
    ruleset_dirs: tuple[str, ...] = ()
    calendar_dir: str = ""
    trust_dir: str = ""
    clerk: str = ""
    second_person: bool = False
    notice_mark: str = ""
    objection_days: Annotated[int, msgspec.Meta(ge=1, le=30)] = 7
    association: Association = Association(name="")

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Settings":
        """The settings among Pelican's own; an empty value counts as left out.

        Raises Failure naming the setting whose value is not of its kind.
        """
        given = {name: values.get(PREFIX + name.upper()) for name in cls.__struct_fields__}
        try:
            return msgspec.convert({k: v for k, v in given.items() if v}, cls)
        except msgspec.ValidationError as wrong:
            raise Failure(
                f"设置 {PREFIX}… 不合要求：{wrong}。", "A setting is not valid."
            ) from wrong


@dataclass(frozen=True)
class Given:
    """What stood before the verb on the command line."""

    register: str
    settings: Path

    def override(self) -> dict[str, Any]:
        """What the command line puts over the settings file; a bare path is a SQLite file."""
        if not self.register:
            return {}
        bare = "://" not in self.register
        return {PREFIX + "URL": f"sqlite:///{self.register}" if bare else self.register}

    def read(self) -> Settings:
        """The settings of the register. Raises Failure.

        The default file may be absent; one that was named may not.
        """
        return Settings.of(self.values())

    def values(self) -> dict[str, Any]:
        """The settings file with what the command line puts over it. Raises Failure."""
        return self._file() | self.override()

    def present(self) -> dict[str, Any]:
        """The same, of a file that has to be there. Raises Failure."""
        if not self.settings.is_file():
            raise Failure(
                f"找不到设置文件 {self.settings}，请到登记册的工作文件夹里运行，或用 --settings。",
                "The settings file is not there: go to the register's folder, or use --settings.",
            )
        return self.values()

    def _file(self) -> dict[str, Any]:
        if not self.settings.is_file():
            if self.settings == DEFAULT:
                return {}
            raise Failure(f"找不到设置文件 {self.settings}。", "The settings file is not there.")
        try:
            return runpy.run_path(os.fspath(self.settings))
        except Exception as fault:
            raise Failure(
                f"设置文件 {self.settings} 有误：{type(fault).__name__}: {fault}。",
                "The settings file does not run.",
            ) from fault
