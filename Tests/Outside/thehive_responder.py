"""Runs the responder of samples/thehive as Cortex does, against a server that keeps cases as TheHive 5 does.

usage: thehive_responder.py ASTREINTE RULES

The server knows what the public description of API 1 says of a case, its tasks and its attachments, and `thehive4py`, the vendor's
client, opens the case and reads it back: what this client can't do with the server is a failure.
"""

import email.parser
import email.policy
import http.server
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

from thehive4py import TheHiveApi

KEY = "a-key-of-the-test"
cases, tasks, attachments, requests_left = {}, {}, {}, [10**6]


class Hive(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def answer(self, status, body):
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def refuse(self, status, kind):
        self.answer(status, {"type": kind, "message": kind})

    def serve(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers["Authorization"] != f"Bearer {KEY}":
            return self.refuse(401, "AuthenticationError")
        requests_left[0] -= 1
        if requests_left[0] < 0:
            return self.refuse(500, "InternalError")
        path = self.path.partition("?")[0]
        if (self.command, path) == ("POST", "/api/v1/case"):
            number = len(cases) + 1
            case = json.loads(body) | {
                "_id": f"~{number * 4096}", "_type": "Case", "_createdBy": "soc@ch.fr", "_createdAt": int(time.time() * 1000),
                "number": number, "status": "New", "stage": "New", "startDate": 1790000000000}
            cases[case["_id"]], tasks[case["_id"]], attachments[case["_id"]] = case, [], []
            return self.answer(201, case)
        if (self.command, path) == ("POST", "/api/v1/query"):
            first, *rest = json.loads(body)["query"]
            known = {"tasks": tasks, "attachments": attachments}
            if first["_name"] != "getCase" or first["idOrName"] not in cases or [step["_name"] for step in rest][0] not in known:
                return self.refuse(400, "BadRequest")
            return self.answer(200, known[rest[0]["_name"]][first["idOrName"]])
        found = re.fullmatch(r"/api/v1/case/(~\d+)(?:/(task|attachments))?", path)
        if not found or found[1] not in cases:
            return self.refuse(404, "NotFoundError")
        case, kind = found.groups()
        if self.command == "GET" and kind is None:
            return self.answer(200, cases[case])
        if self.command == "POST" and kind == "task":
            given = json.loads(body)
            unknown = set(given) - {"title", "group", "description", "status", "flag", "startDate", "endDate", "order", "dueDate",
                                    "assignee", "mandatory"}
            if unknown or not given.get("title"):
                return self.refuse(400, "BadRequest")
            task = {"group": "default", "status": "Waiting", "flag": False, "order": 0, "mandatory": False} | given | {
                "_id": f"~{8192 + len(tasks[case])}", "_type": "Task", "_createdBy": "astreinte", "_createdAt": 1790000000000}
            tasks[case].append(task)
            return self.answer(201, task)
        if self.command == "POST" and kind == "attachments":
            head = b"Content-Type: " + self.headers["Content-Type"].encode() + b"\r\n\r\n"
            parts = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body).get_payload()
            added = []
            for part in parts:
                if part.get_param("name", header="content-disposition") != "attachments":
                    return self.refuse(400, "BadRequest")
                added.append({"_id": f"~{16384 + len(attachments[case]) + len(added)}", "_type": "Attachment",
                              "name": part.get_filename(), "contentType": part.get_content_type(),
                              "content": part.get_payload(decode=True).decode()})
            attachments[case] += added
            return self.answer(200, {"attachments": added})
        return self.refuse(404, "NotFoundError")

    do_GET = do_POST = serve


program, rules = sys.argv[1:]
responder = pathlib.Path(__file__).parents[2] / "samples/thehive/astreinte_responder.py"
described = json.loads(responder.with_name("astreinte.json").read_text())
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hive)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}"
hive = TheHiveApi(url=url, apikey=KEY, max_retries=0)


def run(case, data_type="thehive:case", **config):
    """What the responder answers, in a job's folder as Cortex makes it."""
    with tempfile.TemporaryDirectory() as folder:
        job = pathlib.Path(folder)
        (job / "input").mkdir()
        config = {"url": url, "key": KEY, "program": program, "rules": rules} | config
        assert set(config) <= {item["name"] for item in described["configurationItems"]}, config
        (job / "input/input.json").write_text(json.dumps({"dataType": data_type, "data": case, "config": config, "tlp": 2, "pap": 2}))
        done = subprocess.run([sys.executable, responder, folder], capture_output=True, text=True, timeout=300)
        assert done.stdout == "" and done.stderr == "", done
        answer = json.loads((job / "output/output.json").read_text())
        assert done.returncode == (0 if answer["success"] else 1), done
        assert KEY not in json.dumps(answer), answer
        return answer


def marks(case):
    return [re.findall(r"^astreinte:(.+)$", task.get("description") or "", re.M)[-1:] for task in hive.case.find_tasks(case)]


assert len(responder.read_text().splitlines()) <= 80
assert described["dataTypeList"] == ["thehive:case"]
case = hive.case.create({"title": "<script>alert(1)</script> serveurs illisibles", "description": "Extensions inconnues.", "severity": 4,
                         "tags": ["rancongiciel"]})["_id"]
sent = {"_id": case, "_type": "case", "title": "as it was when asked for"}

# A first run: the page, and every task, each with its mark.
answer = run(sent)
assert answer["success"], answer
pages = hive.case.find_attachments(case)
assert [page["name"] for page in pages] == [answer["full"]["page"]] and pages[0]["contentType"] == "text/html", pages
page = pages[0]["content"]
assert page.startswith("<!doctype html>") and page.rstrip().endswith("</html>") and "<script" not in page
assert "serveurs illisibles" in page
first = marks(case)
assert answer["full"]["added"] == len(first) > 20 and all(first), first
assert len({mark for mark, in first}) == len(first)

# Again, after people worked on the case: nothing is added nor touched, and another page is there.
tasks[case][0] |= {"status": "Completed", "title": "fait"}
tasks[case][1]["description"] = "Vu avec le cadre.\n\n" + tasks[case][1]["description"] + "\n\nRappeler à 4 h."
tasks[case].append({"_id": "~1", "_type": "Task", "title": "La nôtre", "description": None, "status": "Waiting"})
before = json.dumps(tasks[case])
time.sleep(1)
answer = run({"id": case})
assert answer["success"] and answer["full"]["added"] == 0, answer
assert json.dumps(tasks[case]) == before
assert len({page["name"] for page in hive.case.find_attachments(case)}) == 2

# Two tasks are gone: those two come back.
lost = [tasks[case].pop(5), tasks[case].pop(9)]
assert run(sent)["full"]["added"] == 2
assert [task["title"] for task in tasks[case][-2:]] == [task["title"] for task in lost]

# The server fails half-way: said, and what lacks is added the next time.
other = hive.case.create({"title": "Panne", "description": "", "severity": 2, "tags": ["panne-electrique"]})["_id"]
requests_left[0] = 8
answer = run({"_id": other})
assert not answer["success"] and "500" in answer["errorMessage"], answer
requests_left[0] = 10**6
assert len(tasks[other]) == 5
answer = run({"_id": other})
assert answer["success"] and 5 + answer["full"]["added"] == len(tasks[other]) > 5, answer
assert len({mark for mark, in marks(other)}) == len(tasks[other])

# What can't be done is said, and the key with it never.
for config in [{"key": "another"}, {"url": "http://127.0.0.1:9"}, {"program": "/missing"}, {"rules": "/missing"}]:
    answer = run(sent, **config)
    assert not answer["success"] and answer["errorMessage"].startswith("astreinte: "), answer
    assert answer["input"]["config"]["key"] == "REMOVED", answer
for bad in [run({"_id": "~7"}), run({}), run(sent, "thehive:alert")]:
    assert not bad["success"] and bad["errorMessage"], bad
print(f"{len(first)} tasks, {len(tasks[other])} after a failure, {sum(map(len, attachments.values()))} pages")
