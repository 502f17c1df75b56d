"""What an administrator sees of a program that was built for another system: run by it, by qemu or by wine.

`.ci/cross` starts this. PROGRAM is the command, MOCK the mock server, SYSTEM one of linux, qemu, windows, and FILES the folder
of the helpers that only wine needs.
"""
import base64
import hashlib
import json
import os
import pty
import shlex
import signal
import ssl
import struct
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request

PROGRAM = shlex.split(os.environ["PROGRAM"])
MOCK = os.environ["MOCK"]
SYSTEM = os.environ["SYSTEM"]
NEW = "New-Example-Passw0rd"
LIST, UPDATE = "getNetworkMerakiAuthUsers", "updateNetworkMerakiAuthUser"


def path_for_program(path):
    return "Z:" + path.replace("/", "\\") if SYSTEM == "windows" else path


class Vendor:
    """A mock server with TLS, and its address by name: wine knows no IP addresses in certificates."""

    def __init__(self, api):
        self.process = subprocess.Popen([MOCK, "--api", api, "--tls"], stdout=subprocess.PIPE, text=True)
        self.said = {}
        for line in self.process.stdout:
            if line.startswith("Stop with"):
                break
            name, _, value = line.partition(":")
            self.said[name] = value.strip()
        self.base_url = self.said["base URL"].replace("127.0.0.1", "localhost")
        self.ca = self.said["CA file"]
        self.context = ssl.create_default_context(cafile=self.ca)

    def control(self, method, what, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.said['control']}/{what}", data, method=method)
        with urllib.request.urlopen(request, context=self.context) as response:
            text = response.read()
        return json.loads(text) if text else None

    def wait_for(self, operation):
        for _ in range(600):
            if any(request.get("operation") == operation for request in self.control("GET", "requests")):
                return
            time.sleep(0.1)
        raise AssertionError(f"{operation} was not called: {self.control('GET', 'requests')}")

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def trust(vendor):
    """Variables by which the program trusts a vendor's CA; in wine the CA goes into the store of the user."""
    if SYSTEM != "windows":
        return {"SSL_CERT_FILE": vendor.ca}
    with open(vendor.ca, encoding="ascii") as file:
        der = ssl.PEM_cert_to_DER_cert(file.read())
    # One property: the certificate itself (CERT_CERT_PROP_ID).
    blob = (struct.pack("<III", 32, 1, len(der)) + der).hex()
    key = r"HKCU\Software\Microsoft\SystemCertificates\Root\Certificates" + "\\" + hashlib.sha1(der).hexdigest().upper()
    command = PROGRAM[:-1] + ["reg", "add", key, "/v", "Blob", "/t", "REG_BINARY", "/d", blob, "/f"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return {}


def records(*fields):
    return base64.b64encode(json.dumps([dict(fields)]).encode()).decode()


class Program(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.meraki, cls.tenable = Vendor("meraki"), Vendor("tenable")
        cls.environment = {name: value for name, value in os.environ.items() if not name.startswith("SSL_CERT")}
        cls.untrusting = dict(cls.environment)
        for vendor in (cls.meraki, cls.tenable):
            cls.environment.update(trust(vendor))

    @classmethod
    def tearDownClass(cls):
        cls.meraki.stop()
        cls.tenable.stop()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        for vendor in (self.meraki, self.tenable):
            vendor.control("POST", "reset")

    def run_program(self, *arguments, stdin=b"", environment=None):
        done = subprocess.run(
            [*PROGRAM, *arguments], input=stdin, capture_output=True, timeout=300, env=environment or self.environment
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def environment_of(self, vendor):
        return {**self.environment, **({} if SYSTEM == "windows" else {"SSL_CERT_FILE": vendor.ca})}

    def payload(self, key=None, api_url=None):
        said = self.meraki.said
        record = records(
            ("uid", "UID_CISCO"), ("title", "Cisco Authentication Record"), ("network_id", said["network"]),
            ("password", key or said["API key"]), ("api_url", api_url or self.meraki.base_url),
        )
        return self.encoded(said["user"], record)

    def tenable_payload(self):
        said = self.tenable.said
        record = records(
            ("uid", "UID_TENABLE"), ("title", "Tenable Authentication Record"), ("tenable_access_key", said["access key"]),
            ("tenable_secret_key", said["secret key"]), ("api_url", self.tenable.base_url),
        )
        return self.encoded(said["user"], record)

    def encoded(self, user, record):
        payload = {
            "providerRecordUid": "UID_PROVIDER", "resourceRecordUid": None, "userRecordUid": "UID_USER", "user": user,
            "newPassword": NEW, "records": record,
        }
        return base64.b64encode(json.dumps(payload).encode()).decode()

    def rotate(self, payload, *arguments, vendor=None):
        stdin = payload if isinstance(payload, bytes) else payload.encode() + b"\n"
        return self.run_program(*arguments, stdin=stdin, environment=self.environment_of(vendor or self.meraki))

    def assert_changed(self, run, password_in):
        code, stdout, stderr = run
        self.assertEqual((code, stderr), (0, ""), run)
        self.assertRegex(stdout, r"\Arotator: changed: [^\r\n]*\n\Z")
        self.assertIn(NEW, json.dumps(password_in.control("GET", "state")))
        self.assertEqual(password_in.control("GET", "violations"), [])

    def assert_failed(self, run, exit_code, code):
        self.assertEqual((run[0], run[1]), (exit_code, ""), run)
        self.assertEqual(run[2].count("\n"), 1, run)
        self.assertIn(f"code={code}", run[2])

    def test_version(self):
        code, stdout, stderr = self.run_program("--version")
        self.assertEqual((code, stderr), (0, ""))
        self.assertTrue(stdout.startswith("rotator 0."), stdout)

    def test_dry_run_over_tls(self):
        said, name = self.meraki.said, os.path.join(self.folder.name, "key")
        files = {}
        # As PowerShell and Notepad write them.
        for kind, text, encoding in (("key", said["API key"], "utf-16"), ("new", NEW, "utf-8-sig")):
            name = os.path.join(self.folder.name, kind)
            with open(name, "w", encoding=encoding, newline="\r\n") as file:
                file.write(text + "\n")
            files[kind] = path_for_program(name)
        code, payload, stderr = self.run_program(
            "payload", "--target", "meraki-user", "--user", said["user"], "--field", f"network_id={said['network']}",
            "--field", f"api_url={self.meraki.base_url}", "--field-file", f"password={files['key']}",
            "--new-password-file", files["new"],
        )
        self.assertEqual((code, stderr), (0, ""))
        run = self.rotate(payload.encode(), "--dry-run")
        self.assertEqual((run[0], run[2]), (0, ""), run)
        self.assertRegex(run[1], "connection  Meraki responded at localhost:[0-9]+, over TLS( by [^,]+)?, trusting .*, no proxy")
        self.assertEqual("SSL_CERT_FILE" in run[1], SYSTEM != "windows", run)
        self.assertNotIn(NEW, json.dumps(self.meraki.control("GET", "state")))

    def test_rotations_over_tls(self):
        self.assert_changed(self.rotate(self.payload()), self.meraki)
        self.assert_changed(self.rotate(self.tenable_payload(), vendor=self.tenable), self.tenable)

    def test_every_form_of_text_in_a_pipe(self):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
            for end in ("", "\n", "\r\n"):
                with self.subTest(encoding=encoding, end=end):
                    self.meraki.control("POST", "reset")
                    self.assert_changed(self.rotate((self.payload() + end).encode(encoding)), self.meraki)

    def test_json(self):
        code, stdout, stderr = self.rotate(self.payload(), "--output", "json")
        self.assertEqual((code, stderr, stdout.count("\n")), (0, "", 1))
        self.assertEqual((json.loads(stdout)["outcome"], json.loads(stdout)["exit"]), ("changed", 0))

    def test_exit_codes(self):
        self.assert_failed(self.rotate(self.payload(), "--no-such-option"), 2, "usage")
        self.assert_failed(self.rotate(b""), 10, "no_input")
        self.assert_failed(self.rotate(self.payload(key="0" * 40)), 10, "credentials_rejected")
        self.assert_failed(self.rotate(self.payload(api_url="https://localhost:1/api/v1"), "--deadline", "10"), 10, "host_setup")
        self.meraki.control("POST", "faults", {"operation": LIST, "status": 503, "always": True})
        self.assert_failed(self.rotate(self.payload(), "--deadline", "10"), 11, "vendor_error")
        self.meraki.control("POST", "reset")
        self.meraki.control("POST", "faults", {"operation": UPDATE, "after_change": True, "wire": "reset", "always": True})
        self.assert_failed(self.rotate(self.payload(), "--deadline", "10"), 20, "write_unresolved")

    @unittest.skipIf(SYSTEM == "windows", "wine is no judge of certificates: it takes unknown CAs for known")
    def test_unknown_authority(self):
        run = self.run_program(stdin=self.payload().encode() + b"\n", environment=self.untrusting)
        self.assert_failed(run, 10, "host_setup")
        self.assertIn("SSL_CERT_FILE", run[2])

    @unittest.skipIf(SYSTEM == "qemu", "qemu 7.2 does not know the call that hides what is typed")
    def test_prompts(self):
        keyboard, terminal = pty.openpty()
        command = ["payload", "--target", "meraki-user", "--user", "u", "--field", "network_id=N_1"]
        process = subprocess.Popen(
            [*PROGRAM, *command], stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment,
            start_new_session=True,
        )
        os.close(terminal)
        shown = b""
        for typed in (b"a-typed-key", b"a-typed-password"):
            asked = b""
            while not asked.endswith(b": "):
                part = process.stderr.read(1)
                self.assertNotEqual(part, b"", asked)
                asked += part
            time.sleep(1)
            os.write(keyboard, typed + b"\r")
        stdout, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        os.set_blocking(keyboard, False)
        try:
            shown = os.read(keyboard, 65536)
        except OSError:
            pass
        os.close(keyboard)
        # wine's console shows nothing on this kind of terminal, whatever a program asks for.
        self.assertNotIn(b"a-typed", shown)
        payload = json.loads(base64.b64decode(stdout))
        self.assertEqual(payload["newPassword"], "a-typed-password")
        self.assertEqual(json.loads(base64.b64decode(payload["records"]))[0]["password"], "a-typed-key")

    def stopped(self, how, operation):
        """Starts a rotation and stops it when the vendor has seen this operation."""
        environment = self.environment_of(self.meraki)
        name = os.path.join(self.folder.name, "payload")
        with open(name, "w", encoding="ascii") as file:
            file.write(self.payload() + "\n")
        if SYSTEM == "windows":
            go = os.path.join(self.folder.name, "go")
            helper = [*PROGRAM[:-1], os.path.join(os.environ["FILES"], "ctrl_c.exe")]
            keyboard, terminal = pty.openpty()
            process = subprocess.Popen(
                [*helper, path_for_program(go), path_for_program(name), path_for_program(PROGRAM[-1])], stdin=terminal,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, start_new_session=True,
            )
            os.close(terminal)
            self.addCleanup(os.close, keyboard)
            # Somebody has to read what the console shows.
            threading.Thread(target=drain, args=(keyboard,), daemon=True).start()
            self.meraki.wait_for(operation)
            with open(go, "w", encoding="ascii"):
                pass
        else:
            with open(name, "rb") as stdin:
                process = subprocess.Popen(PROGRAM, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
            self.meraki.wait_for(operation)
            process.send_signal(how)
        stdout, stderr = process.communicate(timeout=120)
        return process.returncode, stdout.decode(), stderr.decode()

    def test_stops(self):
        for how in (signal.SIGINT,) if SYSTEM == "windows" else (signal.SIGINT, signal.SIGTERM):
            with self.subTest(how=how):
                self.meraki.control("POST", "reset")
                self.meraki.control("POST", "faults", {"operation": LIST, "wire": "hang", "always": True})
                self.assert_failed(self.stopped(how, LIST), 11, "interrupted")
                self.meraki.control("POST", "reset")
                self.meraki.control("POST", "faults", {"operation": UPDATE, "response_delay_ms": 2000})
                self.assert_changed(self.stopped(how, UPDATE), self.meraki)


def drain(file):
    try:
        while os.read(file, 4096):
            pass
    except OSError:
        pass


if __name__ == "__main__":
    unittest.main(verbosity=2)
