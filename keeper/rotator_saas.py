"""Keeper SaaS plugin: Cisco Meraki and Tenable passwords, changed by the installed `rotator` program.

The plugin makes the payload that a post-rotation script would get, hands it to the program on stdin, and turns the program's one JSON
object into what Keeper understands: returning is success, an exception is anything else. A change whose outcome is unknown is an exception.
"""
from __future__ import annotations

import base64
import json
import os
import subprocess
from datetime import datetime, timezone
from typing import List, Optional

from kdnrm.exceptions import SaasException
from kdnrm.log import Log
from kdnrm.saas_plugins import SaasPluginBase
from kdnrm.saas_type import ReturnCustomField, SaasConfigEnum, SaasConfigItem
from kdnrm.secret import Secret

PROGRAM = r"C:\Program Files\Rotator\rotator.exe" if os.name == "nt" else "/opt/rotator/rotator"
DEADLINE = 90
# The program keeps its own deadline; a program that is still there this many seconds later is not ours.
GRACE = 30
# The environment of a Gateway holds the Gateway's own secrets: the program gets what it reads, and nothing else.
ENVIRONMENT = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "PATH", "SYSTEMROOT")
# The credential record of each target: its title, and the fields that it must and may have.
TENABLE_KEYS = ("tenable_access_key", "tenable_secret_key")
TARGETS = {
    "meraki-user": ("Cisco Authentication Record", ("api_key", "network_id"), ("account_type", "api_url")),
    "tenable-user": ("Tenable Authentication Record", TENABLE_KEYS, ("verify", "api_url")),
    "tenable-credential": ("Tenable Authentication Record", TENABLE_KEYS, ("api_url",)),
}


def item(id: str, label: str, desc: str, **more) -> SaasConfigItem:
    return SaasConfigItem(id=id, label=label, desc=desc, **more)


def secret(id: str, label: str, desc: str) -> SaasConfigItem:
    # The type keeps the value out of the Gateway's log, the flag hides it in the vault.
    return item(id, label, desc, type="secret", is_secret=True)


def choice(id: str, label: str, desc: str, values: List[str], **more) -> SaasConfigItem:
    return item(id, label, desc, type="enum", enum_values=[SaasConfigEnum(value=it) for it in values], **more)


class SaasPlugin(SaasPluginBase):
    name = "Meraki and Tenable Rotator"
    summary = "Change the password of a Cisco Meraki user, a Tenable user or a Tenable managed credential."

    @classmethod
    def config_schema(cls) -> List[SaasConfigItem]:
        return [
            choice("target", "Rotator Target", "What is rotated.", list(TARGETS), required=True),
            secret("api_key", "Meraki API Key", "Meraki: API key of an administrator with write access to the network."),
            item("network_id", "Meraki Network ID", "Meraki: id of the network, N_ or L_ and digits."),
            choice("account_type", "Meraki Account Type", "Meraki: Client VPN if empty.", ["Client VPN", "802.1X", "Guest"]),
            secret("tenable_access_key", "Tenable Access Key", "Tenable: access key of an administrator."),
            secret("tenable_secret_key", "Tenable Secret Key", "Tenable: the secret key that belongs to it."),
            choice("verify", "Tenable Login", "Tenable user: when to try the new password with one login.", ["auto", "always", "never"]),
            item("api_url", "API URL", "Base URL of another region.", type="url"),
            item("deadline", "Deadline", "Seconds for everything, 1 to 3600.", type="int", default_value=DEADLINE),
            item("program", "Rotator Program", "Path of the program on the Gateway.", default_value=PROGRAM),
        ]

    @property
    def can_rollback(self) -> bool:
        """Tenable refuses a user's earlier passwords; the others take them."""
        return self.get_config("target") != "tenable-user"

    def change_password(self):
        self.rotate(self.user.new_password, self.user.prior_password)

    def rollback_password(self):
        if not self.can_rollback:
            raise SaasException("Tenable refuses every password that a user had before: rotate again instead.", code="rotator_no_rollback")
        self.rotate(self.user.prior_password, self.user.new_password)

    def rotate(self, new: Optional[Secret], old: Optional[Secret]):
        result = self.run(self.payload(new, old))
        if (result["exit"], result["outcome"]) != (0, "changed"):
            raise SaasException(f"{result['outcome']}: {result['message']} (rotator: exit {result['exit']})", code=f"rotator_{result['code']}")
        Log.info(f"rotator: {result['code']}")
        proof = {"Rotation Proved": datetime.now(timezone.utc).isoformat(timespec="seconds"),
                 "Rotation Request IDs": ", ".join(result["request_ids"])}
        for label, value in proof.items():
            self.add_return_field(ReturnCustomField(label=label, value=value))

    def payload(self, new: Optional[Secret], old: Optional[Secret]) -> bytes:
        target = self.get_config("target")
        title, required, optional = TARGETS[target]
        labels = {it.id: it.label for it in self.config_schema()}
        for field in required:
            if not self.get_config(field):
                raise SaasException(f"The SaaS configuration needs the field '{labels[field]}' for {target}.", code="rotator_field_missing")
        if not Secret.get_value(new):
            raise SaasException("Keeper gave no password to set.", code="rotator_no_password")
        record = {"title": title, **{it: self.get_config(it) for it in required + optional if self.get_config(it)}}
        payload = {"user": self.user.username.value, "newPassword": new.value, "records": encoded([record]).decode()}
        if Secret.get_value(old):
            payload["oldPassword"] = old.value
        return encoded(payload) + b"\n"

    def run(self, payload: bytes) -> dict:
        deadline = int(self.get_config("deadline") or DEADLINE)
        command = [self.get_config("program") or PROGRAM, "--target", self.get_config("target"), "--deadline", str(deadline), "--output", "json"]
        environment = {key: value for key, value in os.environ.items() if key.upper() in ENVIRONMENT}
        try:
            ended = subprocess.run(command, input=payload, capture_output=True, env=environment, timeout=deadline + GRACE)
        except OSError as error:
            raise SaasException(f"The program {command[0]} cannot be started ({error.strerror}); the password is unchanged. "
                                "Install it there, or correct the field 'Rotator Program'.", code="rotator_not_started") from None
        except subprocess.TimeoutExpired:
            raise unknown("the program did not end in time") from None
        return result_of(ended)


def encoded(value) -> bytes:
    return base64.b64encode(json.dumps(value).encode())


def result_of(ended: subprocess.CompletedProcess) -> dict:
    """The program's object, if it says the same as its exit code; what it wrote besides is never shown."""
    try:
        result = json.loads(ended.stdout)
        if result["exit"] == ended.returncode and all(isinstance(result[it], str) for it in ("outcome", "code", "message")):
            return {"request_ids": [], **result}
    except (ValueError, KeyError, TypeError):
        pass
    raise unknown(f"the program ended with {ended.returncode} and without its report")


def unknown(reason: str) -> SaasException:
    return SaasException(f"Whether the password was changed is unknown: {reason}. Wait a few minutes and try the new password; "
                         "rotate again if it fails.", code="rotator_unknown")
