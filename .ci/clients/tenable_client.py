"""Every method of Tenable's client (pyTenable) for Vulnerability Management, called against sdk-mock.

    tenable_client.py SDK-MOCK NAME ARGUMENTS-OF-SDK-MOCK…

`cs`, `pci` and `sync` are other products, with documents of their own.
"""

import datetime
import inspect
import io
import itertools
import logging
import time
import types
import warnings

from tenable.base._restfly_v1 import APIIterator
from tenable.io import TenableIO

import referee

OTHER_PRODUCTS = ("cs", "pci", "sync")

UUID = "00000000-0000-4000-8000-000000000001"
SETTINGS = {"settings": {"name": "referee"}, "uuid": UUID}
PERMISSION = {
    "actions": ["CanView"], "objects": [{"type": "AllAssets"}], "subjects": [{"type": "AllUsers"}], "name": "referee",
}
RULE = {"action": "ACCEPT"}


def file():
    return io.BytesIO(b"referee")


# What a parameter of this name means to most methods; a function gives a new one to each call.
ARGUMENTS = {
    "account_type": "local", "action": "pause", "agent_id": 1, "agent_ids": 1, "asset_uuid": UUID, "assets": [UUID],
    "assets_uuid_list": [UUID], "attachment_id": 1, "category": "Location", "chunk_id": 1, "code": "123456",
    "cred_name": "referee", "cred_type": "Windows", "cred_uuid": UUID, "data": [], "destination": UUID, "email": "referee@example.com",
    "email_": True, "enabled": True, "etype": "scan", "exclusion_id": 1, "export_type": "vulns", "export_uuid": UUID,
    "families": {}, "family_id": 1, "file_id": 1, "file_type": "pem", "fobj": file, "group_id": 1, "history_id": 1,
    "history_uuid": UUID, "host_id": 1, "id": 1, "key": "key", "limit": 10, "linked": True, "matched_resource_limit": 5,
    "members": ["192.0.2.1"], "name": "referee", "network_id": UUID, "new_password": "New-Referee-Passw0rd-1",
    "num_days": 30, "object_id": 1, "old_password": "Admin-Passw0rd-1", "otype": "scanner", "password": "New-Referee-Passw0rd-1",
    "permission": PERMISSION, "permission_uuid": UUID, "permissions": 16, "phone": "15550100", "plugin_id": 19506,
    "policy": SETTINGS, "policy_id": 1, "read_status": True, "reason": ["Other"], "resource_type": "HOST",
    "routes": ["192.0.2.1"], "rule_id": UUID, "rule_value": RULE, "scan": {}, "scan_id": 1, "scan_uuid": UUID,
    "scanner_id": 1, "scanner_uuids": UUID, "sms": True, "source": UUID, "tag_category_uuid": UUID,
    "tag_value_uuid": UUID, "tag_value_uuids": UUID, "tags": [UUID], "targets": ["192.0.2.1"], "task_uuid": UUID,
    "user_group_uuid": UUID, "user_id": 1, "user_uuid": UUID, "username": "referee@example.com", "uuid": UUID,
    "value": "Berlin",
}

class Thing(str):
    """Stands for what a row of THINGS names."""


ACL = {"type": "default", "permissions": 16}

WINDOW = {"start_time": datetime.datetime(2026, 1, 15, 8), "end_time": datetime.datetime(2026, 1, 15, 9)}


def export(client):
    return str(client.exports.initiate_export("vulns"))


# Positional and named arguments where the name alone does not tell.
CALLS = {
    "agent_exclusions.create": [(["referee"], WINDOW)],
    "agents.list": [([], {}), ([("name", "match", "referee")], {})],
    "assets.asset_import": [(["referee", {"fqdn": ["host.example.com"], "ipv4": ["192.0.2.1"]}], {})],
    "assets.assign_tags": [(["add", [UUID], [UUID]], {})],
    "assets.bulk_delete": [([("host.hostname", "match", "example.com")], {})],
    "assets.update_acr": [([[UUID], ["Other"], 5], {})],
    "audit_log.events": [([], {}), ([("date", "gt", "2026-01-15")], {"limit": 10})],
    "credentials.create": [(["referee", "Windows"], {"domain": "", "username": "user", "auth_method": "Password", "password": "p"})],
    "credentials.list": [([], {}), ([("name", "eq", "referee")], {})],
    "credentials.upload": [([file], {"file_type": "pem"})],
    "exclusions.create": [(["referee", ["192.0.2.1"]], WINDOW)],
    "exclusions.exclusions_import": [([file], {})],
    "networks.create": [(["referee"], {}), (["referee"], {"assets_ttl_days": 90})],
    "permissions.change": [(["scanner", Thing("permissions.id"), ACL], {})],
    "policies.template_details": [(["basic"], {})],
    "scans.delete_history": [([Thing("scans.scan_id"), Thing("scans.history_uuid")], {})],
    "remediationscans.create_remediation_scan": [([], {"uuid": UUID, "name": "referee", "scanner_id": 1, "text_targets": "192.0.2.1"})],
    "scanners.edit": [([Thing("scanners.id")], {"force_plugin_update": True})],
    "scanners.get_permissions": [([Thing("permissions.id")], {})],
    "scanners.edit_permissions": [([Thing("permissions.id"), ACL], {})],
    "scans.configure": [([Thing("scans.scan_id")], {"name": "referee"})],
    "scans.create": [([], {"name": "referee", "targets": ["192.0.2.1"]})],
    "tags.edit": [([Thing("tags.tag_value_uuid")], {"value": "Hamburg"})],
    "tags.edit_category": [([Thing("tags.tag_category_uuid")], {"name": "Site"})],
    "tags.list": [([], {}), ([("value", "eq", "Berlin"), ("category_name", "eq", "Location")], {})],
    "session.two_factor": [([True, False], {})],
    "workbenches.asset_vuln_info": [([UUID, 19506], {})],
}


# Parameters of methods that name what the server has from the start: an operation, and its parameter. By the area of a method
# where areas have other things under one name.
THINGS = {
    "access_control.uuid": ("io-v3-access-control-permissions-details", "permission_uuid"),
    "access_control.permission_uuid": ("io-v3-access-control-permissions-details", "permission_uuid"),
    "agent_groups.group_id": ("agent-groups-configure", "group_id"),
    "agent_groups.agent_id": ("agents-get", "agent_id"),
    "agent_groups.agent_ids": ("agents-get", "agent_id"),
    "agent_exclusions.exclusion_id": ("agent-exclusions-details", "exclusion_id"),
    "agents.agent_id": ("agents-get", "agent_id"),
    "agents.agent_ids": ("agents-get", "agent_id"),
    "exclusions.exclusion_id": ("exclusions-details", "exclusion_id"),
    "folders.id": ("folders-edit", "folder_id"),
    "networks.network_id": ("networks-details", "network_id"),
    "permissions.id": ("permissions-change", "object_id"),
    "policies.id": ("policies-delete", "policy_id"),
    "scanner_groups.group_id": ("scanner-groups-details", "group_id"),
    "scanner_groups.scanner_id": ("scanners-details", "scanner_id"),
    "scanners.id": ("scanners-details", "scanner_id"),
    "scans.scan_id": ("scans-details", "scan_id"),
    "scans.history_uuid": ("scans-history-details", "history_uuid"),
    "scans.history_id": ("scans-history-details", "history_uuid"),
    "tags.tag_value_uuid": ("tags-tag-value-details", "tag_value_uuid"),
    "tags.tag_value_uuids": ("tags-tag-value-details", "tag_value_uuid"),
    "tags.tag_category_uuid": ("tags-tag-category-details", "tag_category_uuid"),
    "workbenches.asset_uuid": ("workbenches-assets-delete", "asset_uuid"),
}


# What exists after a reset, or is made by another call just before.
def existing(client):
    user = next(user for user in client.users.list() if user["username"] == "user@example.com")
    group = client.groups.list()[0]
    credential = next(client.credentials.list())["uuid"]
    return {
        "credentials.delete": [([credential], {})],
        "credentials.details": [([credential], {})],
        "credentials.edit": [([credential], {"cred_name": "referee", "password": "p"})],
        "exports.cancel": [(["vulns", lambda: export(client)], {})],
        "exports.download_chunk": [(["vulns", lambda: export(client), 1], {})],
        "exports.status": [(["vulns", lambda: export(client)], {})],
        # By number and by UUID.
        **{f"groups.{name}": [([group["id"]], {}), ([group["uuid"]], {})] for name in ("delete", "list_users")},
        **{f"groups.{name}": [([group["id"], user["id"]], {}), ([group["uuid"], user["uuid"]], {})] for name in ("add_user", "delete_user")},
        "groups.edit": [([group["id"], "referee"], {})],
        **{f"users.{name}": [([user["id"]], {}), ([user["uuid"]], {})] for name in ("delete", "details", "gen_api_keys", "list_auths")},
        "users.change_password": [([user["uuid"], "Old-Example-Passw0rd", "New-Referee-Passw0rd-1"], {})],
        "users.edit": [([user["id"]], {"name": "referee"})],
        "users.edit_auths": [([user["id"]], {"api_permitted": True})],
        "users.enable_two_factor": [([user["id"], "15550100", "Old-Example-Passw0rd"], {})],
        "users.enabled": [([user["id"], False], {})],
        "users.two_factor": [([user["id"], True, True, "15550100"], {})],
        "users.verify_two_factor": [([user["id"], "123456"], {})],
    }


def given(server, value):
    if isinstance(value, Thing):
        operation, parameter = THINGS[value]
        return server.arguments(operation)["minimal"].get(parameter, ARGUMENTS.get(value.rsplit(".")[-1]))
    return value() if isinstance(value, types.FunctionType) else value


def calls_of(name, method, table):
    """What the method is called with: what the table says, else what it requires."""
    if name in table:
        return table[name]
    required = [
        parameter for parameter in inspect.signature(method).parameters.values()
        if parameter.default is parameter.empty and parameter.kind in (parameter.POSITIONAL_OR_KEYWORD, parameter.VAR_POSITIONAL)
        and parameter.name != "filters"
    ]
    things = {parameter.name: Thing(f"{name.split('.')[0]}.{parameter.name}") for parameter in required}
    named = {parameter: thing if thing in THINGS else ARGUMENTS[parameter] for parameter, thing in things.items()}
    return [(list(named.values()), {})]


def consumed(result):
    """The first elements of what asks for pages when it is walked."""
    return list(itertools.islice(result, 8)) if isinstance(result, (APIIterator, types.GeneratorType)) else result


def methods(client):
    for area, value in inspect.getmembers(type(client)):
        if not isinstance(value, property) or area.startswith("_") or area in OTHER_PRODUCTS:
            continue
        endpoint = getattr(client, area)
        for name, function in inspect.getmembers(type(endpoint), inspect.isfunction):
            if not name.startswith("_"):
                yield f"{area}.{name}", getattr(endpoint, name)


class Programs:
    """What scripts of users of this client do all day. Each begins with the state of the start."""

    def __init__(self, server, client):
        self.server, self.client = server, client

    def an_export_of_vulnerabilities(self):
        assert len(list(self.client.exports.vulns())) == 6

    def a_chunk_that_fails_at_first(self):
        fault = {"operation": "exports-vulns-download-chunk", "path": {"chunk_id": "2"}, "status": 503}
        self.server.control("POST", "/faults", fault)
        patient = connected(self.server, retries=3)
        assert len(list(patient.exports.vulns())) == 6
        assert self.server.control("GET", "/faults") == []

    def a_rate_limit(self):
        self.server.control("POST", "/faults", {"operation": "groups-list", "status": 429, "headers": {"retry-after": "0"}})
        assert connected(self.server, retries=3).groups.list()

    def a_user_is_in_a_group(self):
        user = next(user for user in self.client.users.list() if user["username"] == "user@example.com")
        group = self.client.groups.create("referees")
        self.client.groups.add_user(group["id"], user["id"])
        assert [member["uuid"] for member in self.client.groups.list_users(group["id"])] == [user["uuid"]]
        self.client.groups.delete(group["id"])
        assert group["uuid"] not in [group["uuid"] for group in self.client.groups.list()]

    def an_exclusion_is_made_and_removed(self):
        made = self.client.exclusions.create("referee", ["192.0.2.1"], enabled=False)
        assert self.client.exclusions.details(made["id"])["name"] == "referee"
        self.client.exclusions.delete(made["id"])
        assert made["id"] not in [exclusion["id"] for exclusion in self.client.exclusions.list()]


def connected(server, retries):
    return TenableIO(
        access_key=server.said["access key"], secret_key=server.said["secret key"], url=server.url, retries=retries,
        vendor="Example", product="Referee", build="1",
    )


def run(program, run_name, options):
    # Between polls there is nothing to wait for.
    time.sleep = lambda _, wait=time.sleep: wait(0.001)
    verdict = referee.Verdict(run_name)
    with referee.Server(program, "--api", "tenable", *options) as server:
        client = connected(server, retries=0)
        table = {**CALLS, **existing(client)}
        for name, method in methods(client):
            call = lambda positional, named: consumed(method(*(given(server, it) for it in positional), **named))
            refusals = [server.refusal_of(lambda: call(*arguments)) for arguments in calls_of(name, method, table)]
            verdict.count(name, next((text for text in refusals if text), None))
        referee.run_all(Programs(server, client), server, verdict)
    return verdict.end()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable()
    referee.main(run)
