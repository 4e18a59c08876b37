"""Accounts of a PostgreSQL ledger: those that record and never change, those that only read.

The triggers refuse any change to everybody; but who owns the tables can drop the triggers. So the
desk works under an account that owns nothing. Loaded for the one command that needs it, as the
driver is.
"""

import re
from collections.abc import Sequence
from typing import Any

from psycopg import Connection, sql

from registry.ledger.schema import claims, entries, filings
from scoring.refusal import Refusal

_TABLES = tuple(table.name for table in (filings, entries, claims))
#: A letter, then letters, digits, underscores: what needs no thought in anybody's client.
_NAME = re.compile(r"[^\W\d_]\w*")
_LONGEST = 63
_MAKE = sql.SQL(
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {text}) "
    "THEN CREATE ROLE {role} LOGIN; END IF; END $$"
)
_POWERS = """
SELECT rolname,
       rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls,
       EXISTS (SELECT FROM pg_class WHERE oid = 'entries'::regclass
               AND (pg_has_role(pg_roles.oid, relowner, 'MEMBER')))
FROM pg_roles WHERE rolname = ANY(%s) ORDER BY rolname
"""


def check(names: Sequence[str]) -> Refusal | None:
    """Why these are no names of accounts, or one stands twice; None where they are in order."""
    for name in names:
        if not _NAME.fullmatch(name) or len(name.encode()) > _LONGEST:
            return Refusal(
                "",
                "",
                f"“{name}”不能作账号名：须以字母或汉字开头，只含字母、汉字、数字和下划线，"
                f"不超过 {_LONGEST} 字节。",
                "An account's name is a letter, then letters, digits, underscores.",
                found=name,
            )
    if len(set(names)) < len(names):
        return Refusal("", "", "同一账号不能既记录又只读。", "An account records or reads only.")
    return None


def statements(recorders: Sequence[str], readers: Sequence[str]) -> list[sql.Composed]:
    """What makes the accounts, where they are not there, and sets their rights exactly.

    Given again it changes nothing. No password is set: that is between the server and its owner.
    """
    tables = sql.SQL(", ").join(map(sql.Identifier, _TABLES))
    done = [sql.Composed([sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC")])]
    for names, rights in ((recorders, "SELECT, INSERT"), (readers, "SELECT")):
        for name in names:
            role = sql.Identifier(name)
            done += [
                _MAKE.format(text=sql.Literal(name), role=role),
                sql.SQL("REVOKE ALL ON {} FROM {}").format(tables, role),
                sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(rights), tables, role),
            ]
    return done


def script(found: Sequence[sql.Composed]) -> str:
    """The statements as text, for who would rather give them in a client of their own."""
    said = ["BEGIN", *(one.as_string(None) for one in found), "COMMIT"]
    return "".join(f"{one};\n" for one in said)


def too_powerful(connection: Connection[Any], names: Sequence[str]) -> Refusal | None:
    """Why an account that is there already cannot be one of these: it could undo what they may not.

    An owner of the tables can drop what guards them, whatever is revoked.
    """
    for name, power, owner in connection.execute(_POWERS, [list(names)]):
        if power or owner:
            why = "是台账各表的所有者或其成员" if owner else "是超级用户，或有管理账号的权力"
            return Refusal(
                "",
                "",
                f"账号“{name}”{why}，限制不了；请另用账号，什么也没有改动。",
                f"The account {name} owns the tables or is privileged; nothing was changed.",
                found=name,
            )
    return None
