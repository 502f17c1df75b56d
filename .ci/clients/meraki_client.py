"""The method of Cisco's client for every operation of a document, called against sdk-mock.

    meraki_client.py SDK-MOCK NAME ARGUMENTS-OF-SDK-MOCK…
"""

import asyncio
import inspect
import socket
import warnings

import meraki
import meraki.aio

import referee

METHODS = ("get", "put", "post", "delete", "patch")


def dashboard(server, **settings):
    settings = {"base_url": server.url, "maximum_retries": 1, "wait_on_rate_limit": False, **settings}
    return meraki.DashboardAPI(server.said["API key"], suppress_logging=True, caller="Referee Example", **settings)


def operations(document):
    for item in document["paths"].values():
        for method in METHODS:
            if method in item:
                yield item[method]["operationId"]


def method_of(client, operation):
    """The method: the areas of the client are those of the first tag, which the vendor moves at times."""
    for area in vars(client).values():
        if method := getattr(area, operation, None):
            return method


def arguments_of(method, given, ids):
    """Arguments as the method takes them: those of the body beside the others, and things that exist."""
    # `siteId` of a body and of a path are one argument.
    body = given.get("body")
    arguments = {**(body if isinstance(body, dict) else {}), **{name: value for name, value in given.items() if name != "body"}}
    arguments.update({name: value for name, value in ids.items() if name in arguments})
    parameters = inspect.signature(method).parameters
    if "total_pages" in parameters:
        arguments["total_pages"] = 1
    return arguments if any(it.kind == it.VAR_KEYWORD for it in parameters.values()) else {
        name: value for name, value in arguments.items() if name in parameters
    }


class Programs:
    """What scripts of users of this client do all day. Each begins with the state of the start."""

    def __init__(self, server, client):
        self.server, self.client = server, client
        self.organization, self.network = server.said["organization"], server.said["network"]

    def pages(self):
        self.server.control("POST", "/state", {"networks": [{"id": f"N_{number}"} for number in range(7)]})
        # The client follows links only to hosts of the vendor's, so that is what this one is called.
        url = self.server.url.replace("127.0.0.1", "mock.meraki.com")
        client = dashboard(self.server, base_url=url)
        resolve = socket.getaddrinfo
        socket.getaddrinfo = lambda host, *more, **named: resolve("127.0.0.1" if host == "mock.meraki.com" else host, *more, **named)
        try:
            networks = client.organizations.getOrganizationNetworks(self.organization, perPage=3, total_pages="all")
        finally:
            socket.getaddrinfo = resolve
        assert len(networks) == 8, networks

    def a_rate_limit(self):
        fault = {"operation": "getOrganization", "status": 429, "headers": {"retry-after": "1"}, "times": 2}
        self.server.control("POST", "/faults", fault)
        patient = dashboard(self.server, wait_on_rate_limit=True, maximum_retries=4)
        assert patient.organizations.getOrganization(self.organization)["id"] == self.organization
        statuses = [request["status"] for request in self.server.control("GET", "/requests")]
        assert statuses == [429, 429, 200], statuses

    def a_user_is_made_changed_and_removed(self):
        users = self.client.networks
        made = users.createNetworkMerakiAuthUser(
            self.network, email="ann@example.com", name="Ann", password="Passw0rd-Ann-1", accountType="802.1X",
            authorizations=[{"ssidNumber": 1}],
        )
        users.updateNetworkMerakiAuthUser(self.network, made["id"], name="Anne")
        assert users.getNetworkMerakiAuthUser(self.network, made["id"])["name"] == "Anne"
        users.deleteNetworkMerakiAuthUser(self.network, made["id"])
        assert made["id"] not in [user["id"] for user in users.getNetworkMerakiAuthUsers(self.network)]

    def an_administrator_is_made_and_removed(self):
        organizations = self.client.organizations
        made = organizations.createOrganizationAdmin(self.organization, "ann@example.com", "Ann", "full")
        assert made["id"] in [admin["id"] for admin in organizations.getOrganizationAdmins(self.organization)]
        organizations.deleteOrganizationAdmin(self.organization, made["id"])
        assert made["id"] not in [admin["id"] for admin in organizations.getOrganizationAdmins(self.organization)]

    def many_calls_at_once(self):
        async def all_of_them():
            async with meraki.aio.AsyncDashboardAPI(
                self.server.said["API key"], base_url=self.server.url, suppress_logging=True, caller="Referee Example",
            ) as client:
                return await asyncio.gather(*(client.networks.getNetwork(self.network) for _ in range(20)))
        assert {network["id"] for network in asyncio.run(all_of_them())} == {self.network}


def run(program, name, options):
    verdict = referee.Verdict(name)
    with referee.Server(program, "--api", "meraki", *options) as server:
        client = dashboard(server)
        organization, network = server.said["organization"], server.said["network"]
        # Things that exist after a reset, and an e-mail address that does not.
        ids = {
            "organizationId": organization, "networkId": network, "email": "referee@example.com",
            "adminId": client.organizations.getOrganizationAdmins(organization)[0]["id"],
            "merakiAuthUserId": client.networks.getNetworkMerakiAuthUsers(network)[0]["id"],
        }
        for operation in operations(server.control("GET", "/document")):
            method = method_of(client, operation)
            sets = server.arguments(operation)
            refusals = []
            for extent, given in sets.items():
                if method is None:
                    refusals.append("the client has no such method")
                else:
                    refusals.append(server.refusal_of(lambda: method(**arguments_of(method, given, ids))))
            verdict.count(operation, next((text for text in refusals if text), None))
        referee.run_all(Programs(server, client), server, verdict)
    return verdict.end()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    referee.main(run)
