import multiprocessing
from collections import deque
from concurrent.futures import ProcessPoolExecutor


class Processes:
    def __init__(self):
        self.pool = None

    def map(self, task, jobs):
        if self.pool is None:
            self.pool = ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("forkserver"))
        q = deque()
        for j in jobs:
            q.append(self.pool.submit(task, j))
            if len(q) >= 6:
                yield q.popleft().result()
        while q:
            yield q.popleft().result()

    def close(self):
        if self.pool:
            self.pool.shutdown()

    def __enter__(self):
        return self

    def __exit__(self, *a):
        self.close()
