"""Reads the same lists with Python's json: `python3 bench/python.py bench/target`, after `cargo bench` has made them."""

import json
import pathlib
import sys
import time

for path in sorted(pathlib.Path(sys.argv[1]).glob("release/build/sdk-bench-*/out/*.json")):
    if path.stem in ("findings", "assets", "devices", "issues"):
        text, times = path.read_bytes(), []
        for _ in range(7):
            start = time.process_time()
            json.loads(text)
            times.append(time.process_time() - start)
        print(f"{path.stem:10} {sorted(times)[3] * 1000:7.1f} ms, {len(text)} bytes")
