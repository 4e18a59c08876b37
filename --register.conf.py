from runpy import run_path
globals().update(run_path("/work/main/pelicanconf.py"))
THEME, PATH = "/work/main/themes/register", "/work/main/content"
REGISTRY_COMPANY_FEEDS = REGISTRY_COMPANY_BADGES = False
