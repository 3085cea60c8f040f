"""The work folder: files that are made once, and made again if what they came from has changed."""

import hashlib
import json


class Workspace:
    """A folder of made files, each with a `.made` beside it that says what it was made from.

    A file without that is taken as it is, so that one can put files there by hand.
    """

    def __init__(self, folder):
        """Creates the folder if it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder

    def made(self, name, make, inputs=(), options=None):
        """The path of file `name`, which `make(path)` writes unless it is there.

        It is made again if the content of `inputs` or the `options` are others than then.
        """
        path = self.folder / name
        record = self.folder / f"{name}.made"
        origin = {"inputs": [digest(each) for each in inputs], "options": repr(options)}
        if path.exists() and (not record.exists() or json.loads(record.read_text()) == origin):
            return path
        print(f"making {name}", flush=True)
        part = self.folder / f"{name}.part"
        make(part)
        record.unlink(missing_ok=True)
        part.replace(path)
        record.write_text(json.dumps(origin))
        return path


def digest(path):
    """The SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
