"""The JSON files as an API that needs no server: an OpenAPI 3.1 description of their addresses."""

from collections.abc import Sequence
from typing import Any

from registry.data import schemas
from registry.data.places import Places
from registry.data.terms import Licence

#: Changes in its first place when a field is taken away or means something else.
VERSION = "1.0.0"
_REFERENCE = "#/components/schemas/{name}"
_CODE = r"^[0-9A-HJ-NP-RTUW-Y]{18}$"
_NOTICE = r"^\d{4}-\d{5,}-[0-9A-Z]$"


def described(places: Places, licence: Licence | None) -> dict[str, Any]:
    """The whole description, with the schemas in it."""
    keeper = places.association
    info: dict[str, Any] = {
        "title": f"{keeper.name}企业信用登记册",
        "summary": "Enterprise Credit Register: one JSON file for each company and notice.",
        "description": "全部是静态文件，只读取，无须密钥，没有查询参数；找不到的文件返回 404。"
        " Static files: to be read only, without keys or queries; 404 for what is not there.",
        "version": VERSION,
    }
    if licence is not None:
        info["license"] = {"name": licence.title, "url": licence.path}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": schemas.DIALECT,
        "info": info,
        "servers": [{"url": keeper.url}],
        "paths": _paths(),
        "components": {"schemas": schemas.components(_REFERENCE)},
    }


def _paths() -> dict[str, Any]:
    return {
        "/register.json": _read("register", "登记册概况 The register as a whole", ("Summary",)),
        "/companies/{check}/{code}.json": _read(
            "company",
            "一家企业的登记 A company as listed",
            ("CompanyView", "CompanyStub"),
            _parameter("check", "代码的末两位 The last two characters of the code", "^..$"),
            _parameter("code", "统一社会信用代码 Unified social credit code", _CODE),
        ),
        "/notices/{year}/{thousand}/{id}.json": _read(
            "notice",
            "一份公告 A notice",
            ("NoticeView", "RedactedNotice", "NoticeStub"),
            _parameter("year", "编号中的年份 The year in the identifier", r"^\d{4}$"),
            _parameter(
                "thousand",
                "序号除以一千，舍去余数 The serial number divided by a thousand, rounded down",
                r"^\d+$",
            ),
            _parameter("id", "公告的登记编号 The notice's identifier", _NOTICE),
        ),
        "/agencies/{code}.json": _read(
            "agency",
            "一家评价机构 An evaluation agency",
            ("AgencyView",),
            _parameter("code", "统一社会信用代码 Unified social credit code", _CODE),
        ),
        "/rules/{ruleset}.json": _read(
            "ruleset",
            "一套评价办法 A rule set",
            ("RuleSetView",),
            _RULESET,
        ),
        "/rules/{ruleset}/{since}.json": _read(
            "scoring",
            "一套评价办法的评分办法 How a rule set scores",
            ("ScoringView",),
            _RULESET,
            _parameter("since", "启用日 First day of the version", r"^\d{4}-\d{2}-\d{2}$"),
        ),
    }


def _read(
    name: str, summary: str, kinds: Sequence[str], *parameters: dict[str, Any]
) -> dict[str, Any]:
    """A file that is of one of these types: what was erased (P-5) is a stub at its address."""
    schemas_ = [{"$ref": _REFERENCE.format(name=kind)} for kind in kinds]
    there = {"schema": {"anyOf": schemas_} if len(schemas_) > 1 else schemas_[0]}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": list(parameters),
            "responses": {
                "200": {"description": summary, "content": {"application/json": there}},
                "404": {"description": "没有这个文件 There is no such file"},
            },
        }
    }


def _parameter(name: str, description: str, pattern: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": description,
        "schema": {"type": "string", "pattern": pattern},
    }


_RULESET = _parameter("ruleset", "评价办法的标识 The rule set's identifier", r"^[\w-]+$")
