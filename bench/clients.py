"""What the vendors' own Python clients do from the socket to objects, and Python's `json`, each in a process that is measured:

    clients.py json FILE TIMES
    clients.py findings URL
    clients.py devices URL
"""

import json
import pathlib
import socket
import sys


def read(path, times):
    text = pathlib.Path(path).read_bytes()
    for _ in range(int(times)):
        json.loads(text)


def findings(url):
    from tenable.io import TenableIO

    client = TenableIO(access_key="0" * 64, secret_key="0" * 64, url=url, vendor="Example", product="Bench", build="1")
    count = texts = 0
    for finding in client.exports.vulns(num_assets=500):
        count += 1
        texts += len(finding.get("output") or "")
    print(count, texts)


def devices(url):
    import meraki

    # The client follows links only to hosts of the vendor's, so that is what this one is called.
    resolve = socket.getaddrinfo
    socket.getaddrinfo = lambda host, *more, **named: resolve("127.0.0.1" if host == "mock.meraki.com" else host, *more, **named)
    url = url.replace("127.0.0.1", "mock.meraki.com")
    client = meraki.DashboardAPI("0" * 40, base_url=url, suppress_logging=True, caller="Bench Example")
    found = client.organizations.getOrganizationDevices("1", perPage=1000, total_pages="all")
    print(len(found), sum(len(device.get("name") or "") for device in found))


{"json": read, "findings": findings, "devices": devices}[sys.argv[1]](*sys.argv[2:])
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")), end="")
