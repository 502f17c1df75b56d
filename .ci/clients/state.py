"""Counts the operations of a document that keep state in sdk-mock, by what they do and not by what is said of them.

    state.py SDK-MOCK NAME AT-LEAST ARGUMENTS-OF-SDK-MOCK…

Every collection is walked over HTTP: made, read, listed, changed, read, removed, read; every single thing is read, changed,
read and taken back. Writes that show no effect in this way are called once more, from the start of the state, and all that
can be read around them is compared. An operation counts when its effect, or the effect of another one, was seen in a
response.
"""

import copy
import itertools
import json
import os
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

import referee

METHODS = ("get", "put", "patch", "post", "delete")
ITEM = re.compile(r"^(.+)/\{([^{}/]+)\}$")
# How many reads around a write are compared, and in how many ways its body is varied.
NEAREST, VARIANTS = 12, 8
OF_METHOD = {"get": "read", "put": "update", "patch": "update", "delete": "delete"}


def resources(document):
    """The operations by the path of the collection or single thing: `{(path, parameter): {action: (method, path, id)}}`."""
    paths = document["paths"]
    items = {found[1]: found[2] for found in map(ITEM.match, paths) if found}
    found = {}
    for path, item in paths.items():
        for method in METHODS:
            operation = item.get(method)
            if not operation:
                continue
            said = operation.get("x-codegen-state", {})
            split = ITEM.match(path)
            if said.get("action") == "none":
                continue
            if said:
                place, action = (said.get("collection", path), items.get(said.get("collection", path))), said["action"]
            elif path in items and method in ("get", "post"):
                place, action = (path, items[path]), {"get": "list", "post": "create"}[method]
            elif split and method in OF_METHOD:
                place, action = (split[1], split[2]), OF_METHOD[method]
            elif method in OF_METHOD:
                place, action = (path, None), OF_METHOD[method]
            else:
                continue
            found.setdefault(place, {}).setdefault(action, []).append((method, path, operation["operationId"]))
    return found


def leaves(value, path=()):
    """Where the plain values of a body are."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from leaves(member, (*path, name))
    elif isinstance(value, list):
        for index, member in enumerate(value[:1]):
            yield from leaves(member, (*path, index))
    else:
        yield path


def varied(body):
    """The body with another value at one place, for each place."""
    for path in leaves(body):
        other = copy.deepcopy(body)
        inner = other
        for step in path[:-1]:
            inner = inner[step]
        if not path or inner[path[-1]] is None:
            continue
        old = inner[path[-1]]
        for new in [not old] if isinstance(old, bool) else [old + 1, old - 1] if isinstance(old, (int, float)) else [old + "2", old[:-1]]:
            inner[path[-1]] = new
            yield copy.deepcopy(other)


class Walk:
    def __init__(self, server, brackets):
        self.server, self.brackets, self.seen, self.why = server, brackets, set(), {}
        self.document = server.control("GET", "/document")
        self.operations = [(method, path, item[method]["operationId"]) for path, item in self.document["paths"].items()
                           for method in METHODS if method in item]
        self.of_path = {(method, path): (method, path, name) for method, path, name in self.operations}
        self.known, self.there = {}, {}

    def arguments(self, name):
        if name not in self.known:
            self.known[name] = self.server.arguments(name)
        return self.known[name]

    def header_names(self, method, path):
        item = self.document["paths"][path]
        for parameter in item.get("parameters", []) + item[method].get("parameters", []):
            where = self.document
            for step in parameter.get("$ref", "#")[2:].split("/"):
                where = where[step.replace("~1", "/")] if step else parameter
            if where["in"] == "header":
                yield where["name"]

    def send(self, operation, ids, body=None, minimal=True):
        """Status and JSON of a call with what it requires."""
        method, path, name = operation
        arguments = {**self.arguments(name)["minimal"], **ids}
        in_headers = set(self.header_names(method, path))
        used = dict(arguments)
        for parameter in re.findall(r"\{([^{}]+)\}", path):
            path = path.replace(f"{{{parameter}}}", urllib.parse.quote(str(used.pop(parameter, "1")), safe=""))
        body = body if body is not None else used.get("body")
        used.pop("body", None)
        query, headers = [], {}
        for key, value in used.items():
            if key in ids or isinstance(value, dict):
                continue
            if key in in_headers:
                headers[key] = str(value)
                continue
            query += [(key + self.brackets, one) for one in value] if isinstance(value, list) else [(key, value)]
        url = self.server.url + path + ("?" + urllib.parse.urlencode(query) if query else "")
        said = self.server.said
        keys = f"accessKey={said.get('access key', 'a')};secretKey={said.get('secret key', 'b')}"
        headers |= {"Authorization": f"Bearer {said.get('API key', 'a')}", "X-ApiKeys": keys}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(url, data, headers, method=method.upper())
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                text = response.read()
                status = response.status
        except urllib.error.HTTPError as error:
            text, status = error.read(), error.code
        try:
            return status, json.loads(text) if text else None
        except ValueError:
            return status, None

    def count(self, *operations):
        self.seen.update(operation[2] for operation in operations if operation)

    def miss(self, operation, why):
        self.why[operation[2]] = why

    def change(self, update, read, ids):
        """Whether a change of one value shows in what is read, by `read` or in the response of the next change."""
        body = self.arguments(update[2])["full"].get("body")
        if not isinstance(body, dict) or not read:
            return self.miss(update, "no JSON body" if read else "nothing shows it")
        before = self.send(read, ids)[1]
        last = None
        for other in varied(body):
            last = self.send(update, ids, other)
            if last[0] < 300 and self.send(read, ids)[1] != before:
                return self.count(update, read) or True
        self.miss(update, f"{last[0] if last else 'no value to change'}: what is read stays as it was")

    def single(self, actions):
        read = actions.get("read", [None])[0]
        for update in actions.get("update", []):
            changed = self.change(update, read, {})
            for delete in actions.get("delete", []) if changed else []:
                before = self.send(read, {})
                self.send(delete, {})
                if self.send(read, {}) != before:
                    self.count(delete)

    def effect(self, write):
        """Whether a write shows in what can be read around it."""
        method, path, name = write
        ids = self.ids_of(path, self.arguments(name)["minimal"])
        # What is in a group already is not put into it: that is done to one of all that are.
        split = ITEM.match(path)
        every = [it for it in self.operations if it[0] == "get" and split and it[1].endswith("/" + split[1].rpartition("/")[2]) and "{" not in it[1]]
        others = [self.named(self.elements(it)[-1:], split[2], ids[split[2]]) for it in every[:1]]
        for used in [ids, *({**ids, **other} for other in others if other)]:
            if self.shows(write, used):
                return

    def shows(self, write, ids):
        _, path, name = write
        full = self.arguments(name)["full"].get("body")
        reads = [read for read in self.operations if read[0] == "get" and self.is_near(read[1], path)]
        reads = sorted(reads, key=lambda read: -len(os.path.commonprefix([read[1], path])))[:NEAREST]
        reads = [(read, {**self.ids_of(read[1], self.arguments(read[2])["minimal"]), **ids}) for read in reads]
        before = [self.send(*read) for read in reads]
        if before != [self.send(*read) for read in reads]:
            self.miss(write, "what is read changes by itself")
            return False
        for body in [full, *itertools.islice(varied(full), VARIANTS)] if isinstance(full, (dict, list)) else [None]:
            status, said = self.send(write, ids, body)
            after = [self.send(*read) for read in reads]
            # That there is nothing below a thing that was removed is no state of what is below.
            shows = [new != old and (new[0] < 300 or read[1] == path) for (read, _), old, new in zip(reads, before, after)]
            changed = [read for (read, _), it in zip(reads, shows) if it]
            changed += [read for read in self.operations if self.is_made(read, path, ids, said)] if status < 300 else []
            if changed:
                self.count(write, *changed)
                return True
        self.miss(write, f"{status}: nothing around it has changed")
        return False

    def is_near(self, read, write):
        """Whether a path is that of the thing or collection that a write is about, or directly beside or below it."""
        about = write
        while about.count("/") > 1 and not self.is_about(about, read):
            about = about.rpartition("/")[0]
        return self.is_about(about, read)

    def is_about(self, about, read):
        return (("get", about) in self.of_path or about.endswith("}")) and (read + "/").startswith(about + "/")

    def is_made(self, read, path, ids, said):
        """Whether an operation reads what was just made, and not also what nobody made."""
        below = re.match(re.escape(path) + r"/\{([^{}/]+)\}(/[^{}/]+)?$", read[1])
        if read[0] != "get" or not below:
            return False
        made = self.named([said], below[1])
        other = {name: value + 1 if isinstance(value, int) else value[:-1] + "z" for name, value in (made or {}).items()}
        if not made or self.send(read, {**ids, **made})[0] != 200 or self.send(read, {**ids, **other})[0] != 404:
            return False
        self.there[path + "/"] = made[below[1]]
        return True

    def ids_of(self, path, samples):
        """Things that are there, for the parameters of a path; made up where nothing lists them."""
        ids = {}
        for found in re.finditer(r"/\{([^{}/]+)\}", path):
            parameter = found[1]
            shown = self.of_path.get(("get", path[: found.start()]))
            made = {parameter: self.there.get(path[: found.start() + 1], samples.get(parameter, "1"))}
            ids |= self.named(self.elements(shown, ids), parameter, samples.get(parameter)) or made
        return ids

    def collection(self, parameter, actions):
        first = lambda action: actions.get(action, [None])[0]
        read, shown = first("read"), first("list")
        for create in actions.get("create", [None]):
            ids = self.made(create, shown, parameter)
            if not ids:
                continue
            for one in actions.get("list", []):
                if str(ids[parameter]) in json.dumps(self.send(one, {})[1]):
                    self.count(one, create)
            if read and self.send(read, ids)[0] == 200:
                self.count(read, create)
            for update in actions.get("update", []):
                self.change(update, read or shown, ids)
            for delete in actions.get("delete", []):
                status, _ = self.send(delete, ids)
                if status < 300 and self.gone(read, shown, ids, parameter):
                    self.count(delete, read or shown)
                    # Once more, for the next way to remove it.
                    ids = self.made(create, shown, parameter) or ids
                else:
                    self.miss(delete, f"{status}: it is still there, or nothing would show it")

    def made(self, create, shown, parameter):
        """The identity of a thing that was made, or else of one that is there."""
        before = self.elements(shown)
        if not create:
            return self.named(before, parameter)
        status, thing = self.send(create, {}, self.arguments(create[2])["full"].get("body"))
        if status >= 300:
            status, thing = self.send(create, {})
        if status >= 300:
            return self.miss(create, f"it is refused with {status}")
        # In the response, or in a member of it, or what the list has now.
        inner = list(thing.values()) if isinstance(thing, dict) else []
        new = [it for it in self.elements(shown) if it not in before]
        return self.named([thing, *inner, *new], parameter) or self.miss(create, "nothing names what was made")

    def elements(self, shown, ids={}):
        found = self.send(shown, ids)[1] if shown else []
        if not isinstance(found, dict):
            return found or []
        lists = {name: it for name, it in found.items() if isinstance(it, list)}
        # The list that is called like the collection, where there are several.
        return lists.get(shown[1].rpartition("/")[2]) or next(iter(lists.values()), [])

    def named(self, things, parameter, sample=None):
        """The identity of the first of these that has one, best in the form of the sample."""
        last = re.split(r"_|(?=[A-Z])", parameter)[-1].lower()
        things = [thing for thing in things if isinstance(thing, dict)]
        found = [thing[name] for thing in things for name in (parameter, last, "id", "uuid") if isinstance(thing.get(name), (str, int))]
        alike = [it for it in found if type(it) is type(sample) and (not isinstance(it, str) or len(it) == len(sample))]
        return {parameter: (alike or found)[0]} if found else None

    def gone(self, read, shown, ids, parameter):
        if read:
            return self.send(read, ids)[0] == 404
        return shown and str(ids[parameter]) not in json.dumps(self.send(shown, {})[1])


def main(program, run, at_least, arguments):
    with referee.Server(program, *arguments) as server:
        walk = Walk(server, "[]" if "brackets" in arguments else "")
        found = resources(server.control("GET", "/document"))
        for (path, parameter), actions in found.items():
            walk.collection(parameter, actions) if parameter else walk.single(actions)
        server.control("POST", "/reset")
        for write in sorted(walk.operations, key=lambda it: ("post", "put", "patch", "delete", "get").index(it[0])):
            if write[0] != "get" and write[2] not in walk.seen:
                walk.effect(write)
    if "STATE_DEBUG" in os.environ: print(sorted(walk.seen))
    missed = {name: why for name, why in walk.why.items() if name not in walk.seen}
    print(f"{run}: {len(walk.seen)} operations keep state, as was seen; at least {at_least} shall")
    for name, why in missed.items():
        print(f"  not seen: {name}\t{why}")
    return len(walk.seen) >= int(at_least)


sys.exit(0 if main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]) else 1)
