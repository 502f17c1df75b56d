"""Measures reading, writing and the way from a socket to things, ours beside others', and writes the tables and the plot of docs/benchmarks.md:

    python3 bench/figures.py [ROUNDS]

Takes about ten minutes, besides compiling, for three rounds. It runs `cargo bench` of this folder, in rounds, of which the least median counts; time is of computing, so that
it means something on a busy machine. Instructions need valgrind, the vendors' clients PyPI; what is not there is left out and said.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
TARGET = HERE / "target"
ONCE, PATH = (TARGET / "release/examples" / name for name in ("once", "path"))
PYTHON = TARGET / "clients/bin/python"
CASES = ["findings", "assets", "devices", "issues"]
READERS = ["derived", "ours", "ours-by-serde", "Value", "sonic-rs", "simd-json", "Python's json"]
WRITERS = ["derived", "ours"]
ROUNDS = int(sys.argv[1]) if sys.argv[1:] else 3
ENDLESS = 1_000_000
COLOURS = ["#8a8f98", "#1b6ac9", "#7fb0e6", "#c9b21b", "#3a9d5d", "#a04ec9", "#c96a1b"]


def run(*command):
    """Seconds of computing, MiB at most, and what it printed before it said that. The kernel counts the memory of this process as its."""
    process = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE)
    text = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    said, peak = re.fullmatch(r"(.*)VmHWM:\s+(\d+) kB\n", text, re.DOTALL).groups()
    return usage.ru_utime + usage.ru_stime, int(peak) / 1024, said


def cargo(*arguments):
    subprocess.run(["cargo", *arguments], cwd=HERE, check=True)


def built(name):
    """A file that the build script made last."""
    return max((TARGET / "release/build").glob(f"sdk-bench-*/out/{name}"), key=os.path.getmtime)


def criterion():
    """Milliseconds by task, list and means."""
    least = {}
    for number in range(ROUNDS):
        print(f"cargo bench, round {number + 1} of {ROUNDS}", flush=True)
        cargo("bench", "--quiet", "--bench", "decode", "--", "--quiet")
        for task, many in (("read", READERS[:-1]), ("write", WRITERS)):
            for case in CASES:
                for means in many:
                    path = TARGET / "criterion" / f"{task}-{case}" / means / "new/estimates.json"
                    ms = json.loads(path.read_text())["median"]["point_estimate"] / 1e6
                    least[task, case, means] = min(ms, least.get((task, case, means), ms))
    return least


def instructions(*words):
    """Of one time more: in millions."""
    def counted(times):
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", ONCE, *words, str(times)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        return int(re.search(r"Collected : (\d+)", said).group(1)) / 1e6

    return counted(2) - counted(1) if shutil.which("valgrind") else None


def measure():
    rows, times = {}, criterion()
    for task, many in (("read", READERS), ("write", WRITERS)):
        for case in CASES:
            print(f"instructions and memory: {task} {case}", flush=True)
            for means in many:
                if means == "Python's json":
                    command = [sys.executable, HERE / "clients.py", "json", built(f"{case}.json")]
                    runs = [(run(*command, 6), run(*command, 1)) for _ in range(ROUNDS)]
                    figures = min(1000 * (six[0] - one[0]) / 5 for six, one in runs), None, runs[0][1][1]
                else:
                    memory = run(ONCE, case, task, means, 1)[1]
                    figures = times[task, case, means], instructions(case, task, means), memory
                rows[task, case, means] = figures
    return rows


def table(rows, task, many):
    yield f"| list | {' | '.join(many)} |"
    yield "|---" * (len(many) + 1) + "|"
    for case in CASES:
        size = built(f"{case}.json").stat().st_size / 1e6
        base_ms, base_instructions, base_mib = rows[task, case, "derived"]
        cells = [f"{base_ms:.1f} ms, {base_instructions or 0:.0f} M, {base_mib:.0f} MiB"]
        for means in many[1:]:
            ms, count, mib = rows[task, case, means]
            by_instructions = f"{count / base_instructions:.2f}" if count else "–"
            cells.append(f"{ms / base_ms:.2f}, {by_instructions}, {mib:.0f} MiB")
        yield f"| {case}, {size:.1f} MB | {' | '.join(cells)} |"


def draw(rows):
    out = ['<svg xmlns="http://www.w3.org/2000/svg" width="680" height="{}" font-family="sans-serif" font-size="12">']
    many = [means for means in READERS if means != "Python's json"]
    ratio = {(case, means): rows["read", case, means][0] / rows["read", case, "derived"][0] for case in CASES for means in many}
    most = max(ratio.values())
    y = 20
    out.append('<text x="8" y="12">Time to read a list, by that of derived code; less is better</text>')
    for case in CASES:
        out.append(f'<text x="8" y="{y + 50}">{case}</text>')
        for means, colour in zip(READERS, COLOURS):
            if means in many:
                width = 420 * ratio[case, means] / most
                out.append(f'<rect x="80" y="{y}" width="{width:.1f}" height="13" fill="{colour}"/>')
                out.append(f'<text x="{86 + width:.1f}" y="{y + 11}">{means} {ratio[case, means]:.2f}</text>')
                y += 15
        y += 12
    out[0] = out[0].format(y)
    (DOCS / "images/reading.svg").write_text("\n".join([*out, "</svg>"]) + "\n")


def install():
    """Whether the vendors' clients are there."""
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", TARGET / "clients"], check=True)
    wanted = ["meraki==4.7.0", "pytenable==26.10.1"]
    return subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted]).returncode == 0


def paths():
    """From the socket to things, ours and the vendors' own clients'."""
    server = subprocess.Popen([sys.executable, HERE / "server.py", built("findings.json").parent], stdout=subprocess.PIPE, text=True)
    url = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    have = install()
    try:
        yield "| path | ours | the vendor's own Python client | times the computing, times the memory |"
        yield "|---|---|---|---|"
        for path, name in (("findings", "an export of 25 chunks of 4.2 MB, finding by finding: pyTenable 26.10.1"),
                           ("devices", "25 pages of 1,000 devices, all of them: meraki 4.7.0")):
            print(f"path: {path}", flush=True)
            ours = min(run(PATH, path, url) for _ in range(ROUNDS))
            if not have:
                yield f"| {name} | {ours[0]:.2f} s, {ours[1]:.0f} MiB | not installed | |"
                continue
            theirs = min(run(PYTHON, HERE / "clients.py", path, url) for _ in range(2))
            assert ours[2].split()[0] == theirs[2].split()[0], (ours[2], theirs[2])
            count = int(ours[2].split()[0])
            yield (f"| {name}; {count:,} things | {ours[0]:.2f} s, {ours[1]:.0f} MiB | {theirs[0]:.2f} s, {theirs[1]:.0f} MiB "
                   f"| {theirs[0] / ours[0]:.0f}, {theirs[1] / ours[1]:.1f} |")
        print("path: endless", flush=True)
        few = run(PATH, "endless", url, ENDLESS // 1000)
        seconds, mib, text = run(PATH, "endless", url, ENDLESS)
        assert int(text.split()[0]) == ENDLESS, text
        yield (f"| one list of {ENDLESS:,} findings, as they arrive | {seconds:.1f} s, {mib:.1f} MiB; of {ENDLESS // 1000:,} findings {few[1]:.1f} MiB | | |")
    finally:
        server.kill()
        server.wait()


def main():
    cargo("build", "--release", "--examples")
    rows = measure()
    said = ["Reading:", "", *table(rows, "read", READERS), "", "Writing:", "", *table(rows, "write", WRITERS), "", "Paths:", "", *paths()]
    draw(rows)
    print("\n".join(said))
    page = DOCS / "benchmarks.md"
    begin, end = "<!-- by bench/figures.py -->\n", "<!-- end -->\n"
    before, rest = page.read_text().split(begin)
    page.write_text(before + begin + "\n".join(said) + "\n" + end + rest.split(end)[1])


main()
