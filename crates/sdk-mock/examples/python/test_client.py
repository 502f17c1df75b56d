"""How a team without Rust tests its client against sdk-mock: one program for all tests, reset before each.

`SDK_MOCK=path/to/sdk-mock python3 -m unittest test_client.py`, or `pytest test_client.py`. Put your own client where `Client` is.
"""
import json
import os
import subprocess
import unittest
import urllib.error
import urllib.request


def call(method, url, body=None, **headers):
    """One HTTP request: the status, and the JSON of the response."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as response:
            text = response.read()
            return response.status, json.loads(text) if text else None
    except urllib.error.HTTPError as error:
        with error:
            text = error.read()
        return error.code, json.loads(text) if text else None


class Client:
    """The client under test: changes a password, and repeats what the vendor asked it to repeat."""

    def __init__(self, base_url, key):
        self.base_url, self.key = base_url, key

    def call(self, method, path, body=None):
        for _ in range(3):
            status, response = call(method, self.base_url + path, body, Authorization=f"Bearer {self.key}", User_Agent="my-client/1")
            if status != 429:
                break
        return status, response

    def change_password(self, network, email, password):
        _, users = self.call("GET", f"/networks/{network}/merakiAuthUsers")
        user = next(user for user in users if user["email"] == email)
        return self.call("PUT", f"/networks/{network}/merakiAuthUsers/{user['id']}", {"password": password})[0]


class PasswordChanges(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        program = os.environ.get("SDK_MOCK", "sdk-mock")
        cls.server = subprocess.Popen([program, "--api", "meraki"], stdout=subprocess.PIPE, text=True)
        said = {}
        # The last line that it prints says that it is ready.
        for line in cls.server.stdout:
            if line.startswith("Stop with"):
                break
            name, _, value = line.partition(":")
            said[name] = value.strip()
        cls.control = said["control"]
        cls.client = Client(said["base URL"], said["API key"])

    @classmethod
    def tearDownClass(cls):
        cls.server.kill()
        cls.server.wait()
        cls.server.stdout.close()

    def setUp(self):
        self.assertEqual(call("POST", self.control + "/reset")[0], 204)
        user = {"email": "ann@example.com", "password": "Old-Passw0rd-1"}
        self.give("state", {"networks": [{"id": "N_2", "users": [user]}]})

    def give(self, what, value):
        self.assertEqual(call("POST", f"{self.control}/{what}", value), (204, None))

    def password(self):
        _, state = call("GET", self.control + "/state")
        return next(network for network in state["networks"] if network["id"] == "N_2")["users"][0]["password"]

    def received(self):
        return call("GET", self.control + "/requests")[1]

    def change(self):
        return self.client.change_password("N_2", "ann@example.com", "New-Passw0rd-1")

    def test_changes_the_password(self):
        self.assertEqual((self.change(), self.password()), (200, "New-Passw0rd-1"))
        self.assertEqual(self.received()[-1]["json"], {"password": "New-Passw0rd-1"})
        self.assertIn(["user-agent", "my-client/1"], self.received()[-1]["headers"])
        self.assertEqual(call("GET", self.control + "/violations")[1], [])

    def test_twice_is_like_once(self):
        self.assertEqual((self.change(), self.change(), self.password()), (200, 200, "New-Passw0rd-1"))

    def test_waits_for_the_rate_limit(self):
        self.give("faults", {"operation": "updateNetworkMerakiAuthUser", "status": 429, "times": 2})
        self.assertEqual((self.change(), self.password()), (200, "New-Passw0rd-1"))
        self.assertEqual([request["status"] for request in self.received()], [200, 429, 429, 200])

    def test_a_failure_before_the_change_leaves_the_old_password(self):
        self.give("faults", {"operation": "updateNetworkMerakiAuthUser", "status": 503})
        self.assertEqual((self.change(), self.password()), (503, "Old-Passw0rd-1"))

    def test_a_failure_after_the_change_does_not(self):
        self.give("faults", {"operation": "updateNetworkMerakiAuthUser", "status": 503, "after_change": True})
        self.assertEqual((self.change(), self.password()), (503, "New-Passw0rd-1"))

    def test_a_request_that_the_document_forbids_is_refused(self):
        status, _ = self.client.call("PUT", "/networks/N_2/merakiAuthUsers/1", {"pasword": "New-Passw0rd-1"})
        self.assertEqual(status, 400)
        self.assertIn("pasword", call("GET", self.control + "/violations")[1][0])


if __name__ == "__main__":
    unittest.main()
