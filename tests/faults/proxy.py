"""nginx in front of a server, as it is deployed: connections to the server stay open."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests import servers

CONFIGURATION = """
worker_processes 1; daemon off; pid {folder}/pid; error_log {folder}/log;
events {{ worker_connections 256; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  upstream site {{ server {address}; keepalive 8; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://site; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Host {address};
    }}
  }}
}}
"""


@contextmanager
def nginx(url: str) -> Iterator[str]:
    """Yield the address of nginx in front of the server at `url`."""
    program = shutil.which("nginx")
    assert program, "nginx is not installed (make test does that)"
    port = servers.free_port()
    with tempfile.TemporaryDirectory(prefix="proxy-") as folder:
        values = {"folder": folder, "port": port, "address": urlsplit(url).netloc}
        Path(folder, "nginx.conf").write_text(CONFIGURATION.format(**values))
        command = [program, "-c", f"{folder}/nginx.conf"]
        with servers.running(*command, stderr=subprocess.DEVNULL) as process:
            servers.wait_until_it_answers(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}"
