"""What it costs to check the client of Meraki's complete document, before and now, in alternation:

    SDK_MERAKI_DOCUMENT=FILE python3 bench/compile.py COMMIT …

Seconds are of computing; the least of three rounds counts, after one that compiles everything else. Memory is that of the compiler, in every
round the same.
"""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE / "target/compile"
ROUNDS = 3


def check(folder):
    command = ["cargo", "check", "--quiet", "--package", "sdk-meraki", "--features", "full", "--locked"]
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, "CARGO_TARGET_DIR": str(TARGET), "CARGO_INCREMENTAL": "0"})
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, folder
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(commits):
    assert pathlib.Path(os.environ["SDK_MERAKI_DOCUMENT"]).is_absolute(), "the document by its absolute path"
    folders = {}
    for commit in commits:
        folders[commit] = TARGET / "trees" / commit
        if not folders[commit].exists():
            subprocess.run(["git", "worktree", "add", "--quiet", "--detach", folders[commit], commit], cwd=HERE, check=True)
    folders["now"] = HERE.parent
    for folder in folders.values():
        check(folder)
    rounds = {name: [] for name in folders}
    for _ in range(ROUNDS):
        for name, folder in folders.items():
            (folder / "sdk-meraki/src/lib.rs").touch()
            rounds[name].append(check(folder))
    for name, figures in rounds.items():
        print(f"{name}: {min(figures)[0]:.1f} s of computing, {max(mib for _, mib in figures):.0f} MiB; rounds",
              " ".join(f"{seconds:.1f}" for seconds, _ in figures))


main(sys.argv[1:])
