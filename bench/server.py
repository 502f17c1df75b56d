"""A server of its own process that sends the lists of this bench, as Tenable sends an export and Meraki the pages of a list, to clients
that are measured: `server.py FOLDER` says its port."""

import http.server
import itertools
import json
import pathlib
import sys
import urllib.parse

CHUNKS = 25
PAGE = 1000
# Pages of 1,000 devices.
PAGES = 25


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.respond(b'{"export_uuid": "00000000-0000-4000-8000-000000000001"}')

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        match url.path.split("/")[1:]:
            case ["vulns", "export", _, "status"]:
                chunks = list(range(1, CHUNKS + 1))
                self.respond(json.dumps({"status": "FINISHED", "chunks_available": chunks}).encode())
            case ["vulns", "export", "endless", "chunks", count]:
                self.endless(int(count))
            case ["vulns", "export", _, "chunks", _]:
                self.respond(self.server.findings)
            case ["organizations", _, "devices"]:
                page = int(urllib.parse.parse_qs(url.query).get("startingAfter", ["0"])[0])
                following = f"http://{self.headers['host']}{url.path}?perPage={PAGE}&startingAfter={page + 1}"
                self.respond(self.server.devices, {"link": f"<{following}>; rel=next"} if page + 1 < PAGES else {})
            case _:
                self.send_error(404)

    def respond(self, body, headers={}):
        self.send_response(200)
        for name, value in {"content-type": "application/json", "content-length": len(body), **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def endless(self, count):
        """One list of so many items; its length is not said before."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("connection", "close")
        self.end_headers()
        items = self.server.items
        whole, rest = divmod(count, len(items))
        lists = itertools.chain(itertools.repeat(self.server.findings[1:-1], whole), [b",".join(items[:rest])] if rest else [])
        for number, some in enumerate(lists):
            self.wfile.write((b"," if number else b"[") + some)
        self.wfile.write(b"]")


def main():
    folder = pathlib.Path(sys.argv[1])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.findings = (folder / "findings.json").read_bytes()
    server.items = [json.dumps(item).encode() for item in json.loads(server.findings)]
    devices = json.loads((folder / "devices.json").read_bytes())
    server.devices = json.dumps(list(itertools.islice(itertools.cycle(devices), PAGE)), separators=(",", ":")).encode()
    print(server.server_port, flush=True)
    server.serve_forever()


main()
