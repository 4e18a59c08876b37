"""An OpenSearch description: a browser offers the register's search in its own box."""

from xml.sax.saxutils import escape, quoteattr

from registry.public.views import Association

#: As the specification allows: 16 characters and 48.
_SHORT, _LONG = "企业信用登记册", 48


def described(association: Association, search: str) -> bytes:
    """The description; `search` is the address of the search page."""
    name = f"{association.name}企业信用登记册"
    template = quoteattr(f"{search}?q={{searchTerms}}")
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{_SHORT}</ShortName>",
        f"<LongName>{escape(name[:_LONG])}</LongName>",
        "<Description>按企业名称、代码或者编号查询 Search companies by name, code or number"
        "</Description>",
        "<Language>zh-CN</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Url type="text/html" method="get" template={template}/>',
        "</OpenSearchDescription>",
        "",
    )
    return "\n".join(lines).encode()
