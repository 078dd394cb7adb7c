"""Several processes of the dashboard behind nginx on this machine.   Run: make serve WORKERS=2 PORT=8501

For a machine that serves without systemd, for trials and for measuring; an office installs with
deploy/dasbor. The configuration is the one of the office (deploy/nginx/dasbor.conf), without TLS. Ctrl-C
ends all of them; one that ends by itself is started again.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
CONFIGURATION = ROOT / "deploy" / "nginx" / "dasbor.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
START_SECONDS, STOP_SECONDS, PAUSE = 90, 15, 2
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def plain(told: str, port: int, workers: list[int], folder: Path) -> str:
    """The office's configuration for one plain port of this machine, as a whole file of nginx."""
    told = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", told, flags=re.S)
    told = re.sub(r"^ *(ssl_|listen \[::\]|server_name|add_header Strict).*\n", "", told, flags=re.M)
    told = told.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    told = told.replace("proxy_set_header Host $host;", "proxy_set_header Host $http_host;")
    servers = "".join(f"    server 127.0.0.1:{each} max_fails=1 fail_timeout=2s;\n" for each in workers)
    told = re.sub(r"(    server 127\.0\.0\.1:850\d .*\n)+", servers, told)
    told = told.replace("/var/cache/nginx/dasbor", f"{folder}/cache")
    paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in TEMPORARY)
    owner = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    types = "default_type application/octet-stream;"
    return (
        f"{owner} pid {folder}/pid; error_log {folder}/error.log; daemon off; worker_processes 1;\n"
        f"events {{ worker_connections 2048; }}\nhttp {{ access_log off; {types} {paths}\n{told}\n}}\n"
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def worker(port: int, ports: list[int]) -> subprocess.Popen[bytes]:
    """The process at `port`, which asks the others for what lies in their memory."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    told = {"DASBOR_REPLIKA": " ".join(f"http://127.0.0.1:{each}" for each in ports)}
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=os.environ | told)


def ready(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until it answers. Raises RuntimeError when it ends or does not."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"Proses di porta {port} tidak menjawab.")


def ended(servers: list[subprocess.Popen[bytes]]) -> None:
    for server in servers:
        server.terminate()
    for server in servers:
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()


@contextmanager
def serving(port: int, workers: int) -> Iterator[dict[int, subprocess.Popen[bytes]]]:
    """nginx on `port` and the processes behind it, by their own ports, all ready."""
    if NGINX is None:
        raise RuntimeError("nginx belum terpasang: apt-get install nginx-light")
    with ExitStack() as open_, tempfile.TemporaryDirectory(prefix="dasbor-") as told:
        ports = [free_port() for _ in range(workers)]
        servers = {each: worker(each, ports) for each in ports}
        open_.callback(lambda: ended(list(servers.values())))
        for each, server in servers.items():
            ready(each, server)
        conf = Path(told) / "nginx.conf"
        conf.write_text(plain(CONFIGURATION.read_text("utf-8"), port, ports, Path(told)), "utf-8")
        nginx = subprocess.Popen([NGINX, "-c", str(conf), "-e", f"{told}/error.log"])
        open_.callback(lambda: ended([nginx]))
        ready(port, nginx)
        yield servers


def watch(servers: dict[int, subprocess.Popen[bytes]]) -> NoReturn:
    """Start again whichever has ended, for ever."""
    while True:
        time.sleep(PAUSE)
        for port, server in servers.items():
            if server.poll() is not None:
                print(f"Proses di porta {port} berakhir ({server.returncode}); dimulai lagi.", flush=True)
                servers[port] = worker(port, list(servers))


def main() -> int:
    parser = argparse.ArgumentParser("python -m deploy.serve")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--port", type=int, default=8501)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        with serving(options.port, options.workers) as servers:
            print(
                f"http://127.0.0.1:{options.port} ({options.workers} proses; Ctrl-C mengakhiri)", flush=True
            )
            watch(servers)
    except KeyboardInterrupt:
        return 0
    except RuntimeError as wrong:
        print(wrong, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
