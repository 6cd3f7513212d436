"""What Lighthouse says of the site on a phone: the median of three runs of each page.

make lighthouse
"""

import json
import os
import shutil
import subprocess
import sys
from statistics import median

from tests import servers

PROGRAM = "var/tools/node_modules/.bin/lighthouse"
PAGES = ("/", "/verhalen/", "/verhalen/najib/")
RUNS = 3
ATTEMPTS = 3
ROW = "{:<20}{:>13}{:>15}{:>16}{:>6}{:>8}\n"
QUIET = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)


def scores(url: str) -> dict[str, float]:
    """Return the score of each category, from 0 to 100, and the layout's shift."""
    for _ in range(ATTEMPTS):
        done = run(url)
        if done.returncode == 0:
            break
        sys.stderr.write(done.stderr)  # at times it fails to record, and says: run it again
    done.check_returncode()
    report = json.loads(done.stdout)
    found = {name: 100 * each["score"] for name, each in report["categories"].items()}
    return found | {"CLS": report["audits"]["cumulative-layout-shift"]["numericValue"]}


def run(url: str) -> subprocess.CompletedProcess:
    command = [PROGRAM, url, "--quiet", "--output=json", f"--chrome-flags={QUIET}"]
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium")}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def main() -> None:
    columns = ("performance", "accessibility", "best-practices", "seo", "CLS")
    sys.stdout.write(ROW.format("page", *columns))
    with servers.cms() as server:
        for path in PAGES:
            runs = [scores(server.url + path) for _ in range(RUNS)]
            row = (f"{median(run[name] for run in runs):g}" for name in columns)
            sys.stdout.write(ROW.format(path, *row))


if __name__ == "__main__":
    main()
