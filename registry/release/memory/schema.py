"""The tables of a build's memory, one SQLite file.

It holds nothing that is not published: companies without a view are not in it, and the place in the
ledger up to which it knows is kept as the hash of that link, never as its number.
"""

#: Changes when the tables or what is in them are read otherwise.
FORMAT = "12"

TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Listed companies (line: registry.site.lines.CompanyLine; place: registry.data.parts.place).
CREATE TABLE companies (
    code TEXT PRIMARY KEY, line BLOB NOT NULL, touched TEXT, next_change TEXT, moved TEXT NOT NULL,
    since TEXT NOT NULL, place INTEGER NOT NULL
) WITHOUT ROWID;

-- What a notice says of a company.
CREATE TABLE mentions (
    notice TEXT, code TEXT, body BLOB NOT NULL, PRIMARY KEY (notice, code)
) WITHOUT ROWID;

-- In which regions the companies are that a notice names, and how many there.
CREATE TABLE named (
    notice TEXT, region TEXT, companies INTEGER NOT NULL, PRIMARY KEY (notice, region)
) WITHOUT ROWID;

-- Notices (line: registry.site.lines.NoticeLine), and what corrects what.
CREATE TABLE notices (
    id TEXT PRIMARY KEY, day TEXT NOT NULL, kind TEXT NOT NULL, line BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX notices_day ON notices (day, id);
CREATE TABLE corrections (
    corrected TEXT, correction TEXT, PRIMARY KEY (corrected, correction)
) WITHOUT ROWID;
CREATE TABLE publications (day TEXT, notice TEXT, PRIMARY KEY (day, notice)) WITHOUT ROWID;

-- Lists, who is on them, and their pages by the member that each begins with, with the digest of
-- what a page tells.
CREATE TABLE lists (
    id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, name TEXT NOT NULL,
    members INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE members (list INTEGER, member TEXT, PRIMARY KEY (list, member)) WITHOUT ROWID;
CREATE TABLE pages (
    list INTEGER, start TEXT, address TEXT NOT NULL, told TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (list, start)
) WITHOUT ROWID;

-- How many there are of what the statistics count (registry.site.counting).
CREATE TABLE counts (key TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;

-- Certificates, where credentials are issued: status list and place there, whether the grade is in
-- force, and the file of the credential, "" where another replaced it.
CREATE TABLE certificates (
    code TEXT, list TEXT, place INTEGER, runs INTEGER NOT NULL, path TEXT NOT NULL,
    PRIMARY KEY (code, list, place)
) WITHOUT ROWID;
CREATE INDEX certificates_list ON certificates (list, runs, place);

-- Every other file, the part of the site that it belongs to, and, of a page, the digest of what it
-- tells.
CREATE TABLE files (
    path TEXT PRIMARY KEY, part TEXT NOT NULL, told TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
"""

#: What finds companies otherwise than by their codes; made at once when all are there.
INDEXES = (
    "CREATE INDEX companies_place ON companies (place, since, touched)",
    "CREATE INDEX companies_moved ON companies (moved)",
    "CREATE INDEX companies_due ON companies (next_change) WHERE next_change IS NOT NULL",
    "CREATE INDEX mentions_company ON mentions (code)",
)
