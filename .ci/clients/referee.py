"""What the referees of both vendors' own clients share: a server of one document, and the refusals that are known."""

import json
import pathlib
import signal
import subprocess
import sys
import urllib.error
import urllib.request

KNOWN = pathlib.Path(__file__).with_name("refusals.tsv")


# Seconds for a call with its pages and polls.
LIMIT = 20


def too_long(*_):
    raise TimeoutError(f"no end after {LIMIT} seconds")


signal.signal(signal.SIGALRM, too_long)


class Server:
    """A running sdk-mock, started anew for each document."""

    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, text=True)
        self.said = {}
        # The last line that it prints says that it is ready.
        for line in self.process.stdout:
            if line.startswith("Stop with"):
                break
            name, _, value = line.partition(":")
            self.said[name] = value.strip()
        self.url = self.said["base URL"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def control(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.said["control"] + path, data=data, method=method)
        with urllib.request.urlopen(request, timeout=60) as response:
            text = response.read()
        return json.loads(text) if text else None

    def arguments(self, operation):
        """Two sets of arguments, of things that exist: what the operation requires, and all that it takes."""
        try:
            return self.control("GET", f"/arguments?operation={operation}")
        except urllib.error.HTTPError:  # the document does not have it
            return {"minimal": {}, "full": {}}

    def refusal_of(self, call):
        """What the server, or the client, says against a call, made from the start of the server's state."""
        self.control("POST", "/reset")
        # A client that waits for what never comes is refused, too.
        signal.alarm(LIMIT)
        try:
            call()
            said = None
        except AssertionError as error:
            said = f"AssertionError: {error}"
        except Exception as error:  # whatever a client throws is what it says
            said = f"{type(error).__name__}: {error}"
        finally:
            signal.alarm(0)
        violations = self.control("GET", "/violations")
        return violations[0] if violations else said


class Verdict:
    """Compares the refusals of a run with those that are named, and prints what is not as it should be.

    A line of the file: the run, the call, whose fault it is (mock, document, selection, client), and why.
    """

    def __init__(self, run):
        lines = [line.split("\t") for line in KNOWN.read_text().splitlines() if line and not line.startswith("#")]
        self.run = run
        self.known = {call: owner for runs, call, owner, _ in lines if run in runs.split(",")}
        self.refused, self.passed, self.absent = {}, set(), set()

    def count(self, call, refusal):
        # The selection is a part of what the client can do.
        if refusal and self.run.endswith("-selection") and ("no such path" in refusal or "has this path with" in refusal):
            self.absent.add(call)
        elif refusal:
            self.refused[call] = refusal
        else:
            self.passed.add(call)

    def end(self):
        unnamed = {call: text for call, text in self.refused.items() if call not in self.known}
        stale = [call for call in self.known if call not in self.refused]
        print(f"{self.run}: {len(self.passed)} calls pass, {len(self.refused)} refusals"
              f" ({len(self.refused) - len(unnamed)} named), {len(self.absent)} calls of what is not in the document")
        for call, text in unnamed.items():
            print(f"  not named: {call}\t{text[:400]}")
        for call in stale:
            print(f"  named, but refused no more: {call}")
        return not unnamed and not stale


def run_all(programs, server, verdict):
    """Runs each of the programs: the public methods of an object."""
    for name in (name for name in dir(programs) if not name.startswith("_") and callable(getattr(programs, name))):
        verdict.count(f"program {name}", server.refusal_of(getattr(programs, name)))


def main(run):
    """Calls `run(PROGRAM, NAME, ARGUMENTS-OF-SDK-MOCK)` with the command line, and ends with its verdict."""
    sys.exit(0 if run(sys.argv[1], sys.argv[2], sys.argv[3:]) else 1)
