import os
from pathlib import Path


class Store:
    def __init__(self, root):
        self.root = Path(root)
        self.made = set()

    def read(self, p):
        try:
            return (self.root / p).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, p, c):
        f = self.root / p
        if f.parent not in self.made:
            f.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(f.parent)
        if f.exists():
            t = f.with_name(f.name + ".part")
            t.write_bytes(c)
            os.replace(t, f)
        else:
            f.write_bytes(c)

    def exists(self, p):
        return (self.root / p).is_file()

    def remove(self, p):
        (self.root / p).unlink()

    def names(self):
        for d, ds, fs in os.walk(self.root):
            if Path(d) == self.root:
                ds[:] = [x for x in ds if not x.startswith(".")]
            for f in fs:
                yield os.path.relpath(os.path.join(d, f), self.root)


def open(url, options=None):
    return Store(url)
