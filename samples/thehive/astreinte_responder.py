#!/usr/bin/env python3
"""Responder of Cortex for a case of TheHive 5: attaches the runbook to the case and adds the tasks that it lacks."""

import json
import subprocess
import tempfile
import time

import requests
from cortexutils.responder import Responder


class Astreinte(Responder):
    def __init__(self):
        super().__init__()
        self.api = self.get_param("config.url", None, "url: the address of TheHive is missing").rstrip("/") + "/api/v1"
        self.session = requests.Session()
        self.session.headers["Authorization"] = "Bearer " + self.get_param("config.key", None, "key: no API key")
        self.session.verify = self.get_param("config.certificates") or True
        self.options = [self.get_param("config.program") or "astreinte"]
        for name in ("rules", "profile"):
            if self.get_param("config." + name):
                self.options += ["--" + name, self.get_param("config." + name)]

    def call(self, method, path, **body):
        answer = self.session.request(method, self.api + path, timeout=30, **body)
        answer.raise_for_status()
        return answer.json()

    def astreinte(self, case, *options):
        done = subprocess.run([*self.options, *options], input=json.dumps(case).encode(), capture_output=True, timeout=60)
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def run(self):
        if self.data_type != "thehive:case":
            self.error("runbooks are of cases")
        try:
            data = self.get_data()
            self.report(self.complete(data.get("_id") or data["id"]))
        except (requests.RequestException, RuntimeError, subprocess.SubprocessError, OSError, ValueError, KeyError) as fault:
            self.error(f"astreinte: {fault}")

    def complete(self, case_id):
        # The case as it is now, rather than as it was when the responder was asked for.
        case = self.call("GET", f"/case/{case_id}")
        page = self.astreinte(case, "--format", "html")
        name = f"astreinte-{case['number']}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}.html"
        self.call("POST", f"/case/{case_id}/attachments", files={"attachments": (name, page, "text/html")})
        # Each task that we gave bears a mark, which tells it whatever was written in it since.
        query = {"query": [{"_name": "getCase", "idOrName": case_id}, {"_name": "tasks"}]}
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as existing:
            json.dump(self.call("POST", "/query?name=case-tasks", json=query), existing)
            existing.flush()
            missing = json.loads(self.astreinte(case, "--format", "thehive", "--existing", existing.name))["create"]
        for task in missing:
            self.call("POST", f"/case/{case_id}/task", json=task)
        return {"message": f"{name}: {len(missing)} tasks added", "page": name, "added": len(missing)}


if __name__ == "__main__":
    Astreinte().run()
