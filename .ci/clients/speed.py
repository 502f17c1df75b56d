"""CPU time for a request, and memory, of servers of the same document: how fast they are beside each other, on any machine.

    speed.py NAME URL PID …

The time is the server's own (user and system, of all its processes), so that a busy machine and the caller do not count.
"""

import http.client
import json
import os
import sys
import urllib.parse

REQUESTS = 2000
KEY = "mock0meraki0key0full0000000000000000000a"


def processes(pid):
    yield pid
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        for child in children.read().split():
            yield from processes(int(child))


def cpu(pid):
    """Seconds."""
    ticks = 0
    for one in processes(pid):
        with open(f"/proc/{one}/stat") as stat:
            ticks += sum(map(int, stat.read().rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """MiB, at most so far."""
    total = 0
    for one in processes(pid):
        with open(f"/proc/{one}/status") as status:
            total += sum(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return total / 1024


def send(url, count):
    base = urllib.parse.urlsplit(url)
    server = http.client.HTTPConnection(base.hostname, base.port, timeout=60)
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    body = json.dumps({"name": "Example", "password": "Example-Passw0rd-1"})
    user = "/networks/N_100000000000000001/merakiAuthUsers/dXNlckBleGFtcGxlLmNvbQ=="
    kinds = [("GET", "/organizations", None), ("GET", user, None), ("PUT", user, body)]
    for number in range(count):
        method, path, sent = kinds[number % len(kinds)]
        server.request(method, base.path + path, sent, headers)
        response = server.getresponse()
        response.read()
        assert response.status == 200, (url, method, path, response.status)


def main():
    rows = []
    for name, url, pid in zip(*[iter(sys.argv[1:])] * 3):
        start = cpu(int(pid))
        send(url, 60)
        before = cpu(int(pid))
        send(url, REQUESTS)
        rows.append((name, start, 1000 * (cpu(int(pid)) - before) / REQUESTS, memory(int(pid))))
    print("speed, on one document: CPU seconds to start, CPU milliseconds a request, MiB at most")
    for name, start, request, most in rows:
        print(f"  {name}: {start:.2f} s, {request:.3f} ms, {most:.0f} MiB")
    (_, _, ours, _), (_, _, theirs, _) = rows[0], rows[-1]
    print(f"  {rows[0][0]} serves {theirs / ours:.0f} times the requests that {rows[-1][0]} serves in the same time of one core")


main()
