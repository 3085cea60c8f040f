"""What `parallax serve --help` says about the settings, and the file of them for the unit.

    python3 .ci/settings.py PROGRAM   writes packaging/parallax.env
"""

import os
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "packaging/parallax.env"

HEAD = """\
# Settings of parallax.service. Take away the # before a setting to change it, then run
# `systemctl restart parallax`; certificates and keys are read again by `systemctl reload parallax`.
# Made of `parallax serve --help`, whose defaults stand here.
"""


@dataclass
class Setting:
    """A flag with its variable."""

    group: str
    flag: str
    variable: str
    default: str
    text: str


def settings(program):
    """The settings in the order of the help."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PARALLAX_")}
    done = subprocess.run([program, "serve", "--help"], env=clean, capture_output=True, text=True, check=True)
    return list(parsed(done.stdout))


def parsed(text):
    group = ""
    for block in re.split(r"\n(?=\S| {2,6}-)", text):
        heading = re.match(r"(\w+):$", block.strip())
        if heading:
            group = heading[1]
        flag = re.match(r" +(?:-\w, )?(--[a-z-]+)( <)?", block)
        variable = re.search(r"\[env: (\w+)=?\]", block)
        if flag and variable:
            default = re.search(r"^ +\[default: (.*)\]$", block, re.MULTILINE)
            # A flag without a value is a switch.
            value = default[1] if default else "" if flag[2] else "false"
            yield Setting(group, flag[1], variable[1], value, words(block[: variable.start()]))


def words(block):
    """What the help says of a flag, with the values that it may have."""
    _, _, text = block.partition("\n")
    text, _, values = text.partition("Possible values:")
    names = re.findall(r"^ +- ([\w-]+):", values, re.MULTILINE)
    text = " ".join(text.split())
    return f"{text}: {', '.join(names[:-1])} or {names[-1]}" if names else text


def env_file(all_settings):
    parts, group = [HEAD], ""
    for setting in all_settings:
        if setting.group != group:
            group = setting.group
            parts.append(f"## {group}\n")
        text = textwrap.fill(setting.text, 100, initial_indent="# ", subsequent_indent="# ")
        parts.append(f"{text}\n#{setting.variable}={setting.default}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    FILE.write_text(env_file(settings(sys.argv[1])), encoding="utf-8")
