"""The plugin against the documented contract, the real program and the mock servers.

Run from the project's root: `python3 -m unittest discover keeper/tests`. ROTATOR_PROGRAMS names the folder of `rotator` and `sdk-mock`.
"""
import json
import os
import re
import stat
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import rotator_saas
from kdnrm.exceptions import SaasException
from kdnrm.saas_type import SaasUser
from kdnrm.secret import Secret

PROGRAMS = Path(os.environ.get("ROTATOR_PROGRAMS", HERE.parents[1] / "target" / "debug"))
OLD, NEW = "Old-Example-Passw0rd", "New-Example-Passw0rd"
MERAKI_KEY = "mock0meraki0key0full0000000000000000000a"
TENABLE_KEYS = {
    "Tenable Access Key": "mock0tenable0access0admin00000000000000000000000000000000000000a",
    "Tenable Secret Key": "mock0tenable0secret0admin00000000000000000000000000000000000000b",
}


class Vendor:
    """A mock vendor as a program of its own, as teams in other languages start it."""

    def __init__(self, api):
        self.process = subprocess.Popen([PROGRAMS / "sdk-mock", "--api", api], stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            found = re.match(r"(base URL|control): *(\S+)", line)
            if found and found[1] == "base URL":
                self.url = found[2]
            elif found:
                self.control = found[2]
            if line.startswith("Stop"):
                break

    def fault(self, **fault):
        request = urllib.request.Request(self.control + "/faults", json.dumps(fault).encode(), method="POST")
        urllib.request.urlopen(request).close()

    def requests(self):
        with urllib.request.urlopen(self.control + "/requests") as response:
            return json.load(response)

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


def plugin(config, username="user@example.com", new=NEW, old=OLD):
    user = SaasUser(Secret(username), Secret(new) if new else None, Secret(old) if old else None)
    config = {"Rotator Program": str(PROGRAMS / "rotator"), "Deadline": "20", **config}
    return rotator_saas.SaasPlugin(user=user, config_record=config)


class Rotations(unittest.TestCase):
    def vendor(self, api):
        vendor = Vendor(api)
        self.addCleanup(vendor.stop)
        return vendor

    def meraki(self, **more):
        vendor = self.vendor("meraki")
        config = {"Rotator Target": "meraki-user", "Meraki API Key": MERAKI_KEY, "Meraki Network ID": "N_100000000000000001", "API URL": vendor.url}
        return vendor, {**config, **more}

    def tenable(self, target="tenable-user", **more):
        vendor = self.vendor("tenable")
        return vendor, {"Rotator Target": target, "API URL": vendor.url, **TENABLE_KEYS, **more}

    def refused(self, code, call):
        with self.assertRaises(SaasException) as caught:
            call()
        self.assertEqual(caught.exception.codes[0]["code"], code, str(caught.exception))
        message = str(caught.exception)
        for secret in (OLD, NEW, MERAKI_KEY, *TENABLE_KEYS.values()):
            self.assertNotIn(secret, message)
        return message

    def test_each_target_is_changed_with_its_proof(self):
        credential = ("tenable-credential", "Windows servers", "updateCredential")
        for target, username, _ in [("meraki-user", "user@example.com", ""), ("tenable-user", "user@example.com", ""), credential]:
            with self.subTest(target):
                vendor, config = self.meraki() if target == "meraki-user" else self.tenable(target)
                it = plugin(config, username)
                it.change_password()
                fields = {field.label: field.value for field in it.return_fields}
                self.assertRegex(fields["Rotation Proved"], r"^\d{4}-\d\d-\d\dT.*\+00:00$")
                self.assertTrue(fields["Rotation Request IDs"])
                self.assertIn(NEW, json.dumps([request["json"] for request in vendor.requests()]))

    def test_a_meraki_password_goes_back_and_a_tenable_users_does_not(self):
        vendor, config = self.meraki()
        it = plugin(config)
        it.change_password()
        self.assertTrue(it.can_rollback)
        it.rollback_password()
        written = [request["json"]["password"] for request in vendor.requests() if request["method"] == "PUT"]
        self.assertEqual(written, [NEW, OLD])
        vendor, config = self.tenable()
        it = plugin(config)
        self.assertFalse(it.can_rollback)
        self.refused("rotator_no_rollback", it.rollback_password)
        self.assertEqual(vendor.requests(), [])

    def test_a_change_without_a_response_is_no_success(self):
        vendor, config = self.meraki(Deadline="2")
        vendor.fault(operation="updateNetworkMerakiAuthUser", wire="reset", after_change=True, always=True)
        message = self.refused("rotator_write_unresolved", plugin(config).change_password)
        self.assertIn("exit 20", message)

    def test_the_password_policy_is_named(self):
        _, config = self.tenable()
        self.assertIn("unchanged", self.refused("rotator_policy", plugin(config, new="Short-1").change_password))

    def test_a_wrong_key_is_named(self):
        _, config = self.meraki(**{"Meraki API Key": "0" * 40})
        self.refused("rotator_credentials_rejected", plugin(config).change_password)

    def test_a_limit_and_a_failing_vendor_are_to_be_run_again(self):
        for status, code in [(429, "rotator_rate_limited"), (500, "rotator_vendor_error")]:
            with self.subTest(status):
                vendor, config = self.meraki(Deadline="2")
                vendor.fault(status=status, always=True)
                self.assertIn("exit 11", self.refused(code, plugin(config).change_password))

    def test_what_is_missing_is_named_before_anything_is_sent(self):
        vendor, config = self.meraki(**{"Meraki API Key": " "})
        self.assertIn("Meraki API Key", self.refused("rotator_field_missing", plugin(config).change_password))
        _, config = self.meraki()
        self.refused("rotator_no_password", plugin(config, new=None).change_password)
        self.refused("rotator_no_password", plugin(config, old=None).rollback_password)
        self.assertEqual(vendor.requests(), [])

    def test_a_first_rotation_has_no_old_password(self):
        _, config = self.meraki()
        plugin(config, old=None).change_password()


@unittest.skipIf(os.name == "nt", "the stand-ins are shell scripts")
class Programs(unittest.TestCase):
    """Programs that do not do what the real one does."""

    def program(self, script):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        path = self.folder / "program"
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return plugin({"Rotator Target": "meraki-user", "Meraki API Key": MERAKI_KEY, "Meraki Network ID": "N_1", "Rotator Program": str(path),
                       "Deadline": "1"})

    def code(self, it):
        with self.assertRaises(SaasException) as caught:
            it.change_password()
        self.assertEqual(it.return_fields, [])
        return caught.exception.codes[0]["code"]

    def test_success_needs_the_report(self):
        report = '{"exit":%d,"outcome":"%s","code":"c","message":"m"}'
        for script in ("exit 0", "echo changed", "echo '[]'", "echo '{}'", "kill -9 $$", f"echo '{report % (0, 'changed')}'; exit 3",
                       f"echo '{report % (20, 'unknown')}'"):
            with self.subTest(script):
                self.assertEqual(self.code(self.program(script)), "rotator_unknown")
        self.assertEqual(self.code(self.program(f"echo '{report % (0, 'dry_run')}'")), "rotator_c")

    def test_a_program_that_hangs_is_unknown(self):
        with mock.patch.object(rotator_saas, "GRACE", 0):
            self.assertEqual(self.code(self.program("exec sleep 60")), "rotator_unknown")

    def test_a_program_that_is_not_there_is_named(self):
        it = plugin({"Rotator Target": "meraki-user", "Meraki API Key": MERAKI_KEY, "Meraki Network ID": "N_1", "Rotator Program": "/nowhere/rotator"})
        self.assertEqual(self.code(it), "rotator_not_started")

    def test_secrets_go_over_stdin_only_and_the_gateways_own_stay(self):
        it = self.program('echo "$@" > "$(dirname "$0")/seen"; env >> "$(dirname "$0")/seen"')
        with mock.patch.dict(os.environ, {"GATEWAY_CONFIG": "gateway-secret", "https_proxy": "http://proxy.example:3128"}):
            self.code(it)
        seen = (self.folder / "seen").read_text()
        self.assertIn("--target meraki-user --deadline 1 --output json", seen)
        self.assertIn("https_proxy=http://proxy.example:3128", seen)
        for secret in ("gateway-secret", OLD, NEW, MERAKI_KEY):
            self.assertNotIn(secret, seen)


class Schema(unittest.TestCase):
    def test_every_key_is_marked_as_a_secret_twice(self):
        secrets = {it.id for it in rotator_saas.SaasPlugin.config_schema() if it.is_secret and it.type == "secret"}
        self.assertEqual(secrets, {"api_key", "tenable_access_key", "tenable_secret_key"})

    def test_fields_of_records_are_fields_of_the_schema(self):
        ids = {it.id for it in rotator_saas.SaasPlugin.config_schema()}
        for _, required, optional in rotator_saas.TARGETS.values():
            self.assertLessEqual({*required, *optional}, ids)

    def test_nothing_has_to_be_installed(self):
        self.assertEqual(rotator_saas.SaasPlugin.requirements(), [])


if __name__ == "__main__":
    unittest.main()
