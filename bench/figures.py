"""Measures what `cargo build --release --example once` has built, prints the table of docs/benchmarks.md and draws its plot.

    cd bench && cargo build --release --example once && python3 figures.py ../docs/images/reading.svg

Time is of computing, the least of five runs, so that it means something on a busy machine. Instructions need valgrind.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time

ONCE = "target/release/examples/once"
CASES = ["findings", "assets", "devices", "issues"]
READERS = ["ours", "derived", "value", "sonic-rs", "simd-json"]
TIMES = 5


def run(case, reader, times):
    """Seconds of computing and MiB at most."""
    child = os.posix_spawn(ONCE, [ONCE, case, reader, str(times)], os.environ)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, (case, reader)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def instructions(case, reader, times):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", ONCE, case, reader, str(times)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", said).group(1))


def python(case):
    path = max(pathlib.Path("target/release/build").glob(f"sdk-bench-*/out/{case}.json"), key=os.path.getmtime)
    text, times = path.read_bytes(), []
    for _ in range(5):
        start = time.process_time()
        json.loads(text)
        times.append(time.process_time() - start)
    return min(times), len(text)


def measure(case):
    row = {}
    for reader in READERS + ["write-ours", "write-derived"]:
        runs = [(run(case, reader, 1 + TIMES), run(case, reader, 1)) for _ in range(5)]
        row[reader] = {
            "ms": 1000 * min(many[0] - one[0] for many, one in runs) / TIMES,
            "mib": min(one[1] for _, one in runs),
            "instructions": instructions(case, reader, 2) - instructions(case, reader, 1),
        }
    return row


def draw(rows, path):
    colours = ["#1b6ac9", "#8a8f98", "#c9b21b", "#3a9d5d", "#a04ec9"]
    most = max(rows[case][reader]["ms"] / rows[case]["derived"]["ms"] for case in CASES for reader in READERS)
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="640" height="420" font-family="sans-serif" font-size="12">']
    y = 20
    for case in CASES:
        out.append(f'<text x="8" y="{y + 40}">{case}</text>')
        for reader, colour in zip(READERS, colours):
            ratio = rows[case][reader]["ms"] / rows[case]["derived"]["ms"]
            width = 420 * ratio / most
            out.append(f'<rect x="80" y="{y}" width="{width:.1f}" height="15" fill="{colour}"/>')
            out.append(f'<text x="{86 + width:.1f}" y="{y + 12}">{reader} {ratio:.2f}</text>')
            y += 17
        y += 14
    out.append("</svg>")
    pathlib.Path(path).write_text("\n".join(out) + "\n")


def main():
    rows = {case: measure(case) for case in CASES}
    print("| list | reader | time | by derived's | instructions | by derived's | peak memory |")
    print("|---|---|---|---|---|---|---|")
    for case in CASES:
        derived = rows[case]["derived"]
        for reader, row in rows[case].items():
            base = rows[case]["write-derived"] if reader.startswith("write") else derived
            print(
                f"| {case} | {reader} | {row['ms']:.1f} ms | {row['ms'] / base['ms']:.2f} | {row['instructions'] / 1e6:.0f} M "
                f"| {row['instructions'] / base['instructions']:.2f} | {row['mib']:.0f} MiB |"
            )
        seconds, size = python(case)
        print(f"| {case} ({size / 1e6:.1f} MB) | Python's json | {1000 * seconds:.1f} ms | {1000 * seconds / derived['ms']:.2f} | | | |")
    if len(sys.argv) > 1:
        draw(rows, sys.argv[1])


main()
