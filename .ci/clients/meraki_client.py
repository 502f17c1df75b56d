"""The method of Cisco's client for every operation of a document, called against sdk-mock.

    meraki_client.py SDK-MOCK NAME ARGUMENTS-OF-SDK-MOCK…
"""

import inspect
import warnings

import meraki

import referee

METHODS = ("get", "put", "post", "delete", "patch")


def dashboard(server, **settings):
    return meraki.DashboardAPI(
        server.said["API key"], base_url=server.url, suppress_logging=True, maximum_retries=1, wait_on_rate_limit=False,
        caller="Referee Example", **settings,
    )


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
    arguments = {name: value for name, value in given.items() if name != "body"}
    body = given.get("body")
    if isinstance(body, dict):
        arguments.update(body)
    arguments.update({name: value for name, value in ids.items() if name in arguments})
    parameters = inspect.signature(method).parameters
    if "total_pages" in parameters:
        arguments["total_pages"] = 1
    # `organizationId` of a body and of a path are one argument.
    return arguments if any(it.kind == it.VAR_KEYWORD for it in parameters.values()) else {
        name: value for name, value in arguments.items() if name in parameters
    }


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
    return verdict.end()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    referee.main(run)
