class Inline:
    def map(self, task, jobs):
        return map(task, jobs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()
