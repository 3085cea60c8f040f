"""JSON lines: one object a line, in UTF-8."""

import json


def read(path):
    """The objects of a file, in order."""
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def write(path, objects):
    """Writes objects, in order."""
    with open(path, "w", encoding="utf-8") as file:
        for each in objects:
            file.write(json.dumps(each, ensure_ascii=False) + "\n")
