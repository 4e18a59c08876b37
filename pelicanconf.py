"""Values of one register, and nothing but values: change them here, the code stays as it is.

Paths are taken from this file's folder. What must hold for any register (no feeds or archives of
Pelican's own, autoescape, no raw HTML) is imposed by the plugin and cannot be switched off here.
"""

from os import environ
from pathlib import Path

_HERE = Path(__file__).resolve().parent

# Who keeps the register. `url` is the public address of the site, without a slash at the end:
# feeds, the sitemap and citations use it. Every field may be left out but `name` and `url`.
REGISTRY_ASSOCIATION = {
    "name": "秦信企业信用协会（示例）",
    "english_name": "Qinxin Enterprise Credit Association (example)",
    "url": "https://register.example",
    "icp": "",
    "address": "陕西省西安市示例路1号",
    "telephone": "029-00000000",
    "email": "register@register.example",
    "scope": "在陕西省境内登记注册的企业、事业单位",
}
# What the document numbers of its notices begin with, before the year in 〔〕.
REGISTRY_NOTICE_MARK = "秦信协"
# Within how many working days of its receipt an objection is decided.
REGISTRY_OBJECTION_DAYS = 7
# Every page says that the register is made up. Set to False for a real one.
REGISTRY_DEMO = True

# The rule set of sheets that do not say which one they are under, and further folders of rule
# sets beside the shipped ones.
REGISTRY_RULESET = "shaanxi-2006"
REGISTRY_RULESET_DIRS: list[str] = []

# The folder of the trust roots and revocation lists by which signed commitments are judged ("" =
# none: no signature is found valid, each is told to be unverified).
REGISTRY_TRUST_DIR = environ.get("REGISTRY_TRUST_DIR", "")

# Who takes filings, for the ledger ("" = who is logged in); --clerk says otherwise.
REGISTRY_CLERK = environ.get("REGISTRY_CLERK", "")
# Whether nothing is published before a second clerk approved each filing (registry approve).
REGISTRY_SECOND_PERSON = False
# The ledger, and the day that the site is built as of ("" = today).
REGISTRY_URL = environ.get("REGISTRY_URL", "sqlite:///register.sqlite3")
REGISTRY_AS_OF = environ.get("REGISTRY_AS_OF", "")

# The folder of the public log, outside every release ("" = no log), and the file of its secret key
# ("" = a demo key made there, which an official register refuses).
REGISTRY_LOG = environ.get("REGISTRY_LOG", "")
REGISTRY_LOG_KEY = environ.get("REGISTRY_LOG_KEY", "")
# Keys of the log that this one has replaced: the secret file of one that still signs beside it,
# the public key of one that does no more.
REGISTRY_LOG_OLD_KEYS: list[str] = []
# The file of the secret key that signs releases ("" = a demo key as well).
REGISTRY_RELEASE_KEY = environ.get("REGISTRY_RELEASE_KEY", "")
# The public keys of those who cosign it; what they give back is put into "cosigned" in that folder.
REGISTRY_LOG_WITNESSES: list[str] = []
# The file of the secret key that signs grades as Verifiable Credentials ("" = none are issued), and
# the public keys that it has replaced.
REGISTRY_CREDENTIAL_KEY = environ.get("REGISTRY_CREDENTIAL_KEY", "")
REGISTRY_CREDENTIAL_OLD_KEYS: list[str] = []

# The licence of the data for re-users ({} = none), and whether there is Parquet beside CSV and JSON
# Lines, for which pyarrow must be installed (the extra "parquet").
REGISTRY_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "知识共享署名 4.0 国际许可协议",
    "english_title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/deed.zh-hans",
}
REGISTRY_PARQUET = False

# Whether each company has a feed of its own and a badge for its own site, beside its page. Without
# either, a register has about half the files; a change of it makes everything anew.
REGISTRY_COMPANY_FEEDS = True
REGISTRY_COMPANY_BADGES = True

# Where the views come from and who builds the site from them, each as "module:name".
PLUGINS = ["registry.site.plugin"]
REGISTRY_SOURCE = "registry.cli.source:public_register"
REGISTRY_BUILD = "registry.release.run:Run"

# Who does the work: "processes" (one for each core), "processes:4", "inline" (this process alone)
# or the address of a Dask scheduler, "dask://host:8786". The site is the same from each.
REGISTRY_EXECUTOR = "processes"

# What the pages run in a browser: name under /theme/lib/ and the file it is copied from.
REGISTRY_BROWSER_LIBRARIES = {
    "lunr.js": str(_HERE / "node_modules/lunr/lunr.min.js"),
    "noble-ed25519.js": str(_HERE / "node_modules/@noble/ed25519/index.js"),
    "read-excel-file.js": str(_HERE / "node_modules/read-excel-file/bundle/read-excel-file.min.js"),
}

# The links at the head of every page: address, Chinese, English.
REGISTRY_NAV = [
    ("/search.html", "查询", "Search"),
    ("/lists/index.html", "名录", "Lists"),
    ("/notices/index.html", "公告", "Notices"),
    ("/commitments/index.html", "信用承诺", "Commitments"),
    ("/agencies/index.html", "评价机构", "Agencies"),
    ("/rules/index.html", "评价办法", "Rules"),
    ("/method.html", "评价程序", "Method"),
    ("/about.html", "关于", "About"),
]

# Put before every link; "" when the site stands at the root of its host.
SITEURL = ""
SITENAME = "企业信用登记册"
THEME = "themes/register"
PATH = "content"
OUTPUT_PATH = "output"
STATIC_PATHS = ["images"]
# Pelican's own feeds carry the clock; the register writes its own. (Off here too, lest it warns.)
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
# No place's customs, but its own encoding: Pelican sets this for the whole process.
LOCALE = ["C.UTF-8", "C"]
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
