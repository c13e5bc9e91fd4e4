"""Databases to hold against one another: a PostgreSQL of their own on this machine, and Spark on two of its processors."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_PASSWORD = "s3cret/word"  # noqa: S105 - of a server that lives as long as the tests; the slash wants quoting in a URL
_SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "timezone=Asia/Vladivostok")
# The order of Russian words is not that of their bytes: what hangs on the order of text must say which one it means.
_LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=ru")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of an empty database of a real PostgreSQL, with a password in it; skipped by name where there is none."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is missing on this machine")
    with tempfile.TemporaryDirectory(prefix="playbook-postgres-") as folder:
        user = _user_of_the_server()
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        with _serving(programs, Path(folder), _as(user)) as port:
            yield f"postgresql://seller:{_PASSWORD.replace('/', '%2F')}@127.0.0.1:{port}/postgres"


def _programs() -> Path | None:
    """Where `initdb` and `postgres` lie: on the PATH, or where Debian puts them, the newest first."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(versions, key=lambda path: float(path.parent.name), default=None)


def _user_of_the_server() -> pwd.struct_passwd | None:
    """Whom the server runs as, if not as whoever runs the tests: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    if shutil.which("setpriv") is None:
        pytest.skip("PostgreSQL does not run as root, and setpriv is missing on this machine")
    known = {user.pw_name: user for user in pwd.getpwall()}
    return known.get("postgres") or known.get("nobody") or pytest.skip("PostgreSQL does not run as root")


def _as(user: pwd.struct_passwd | None) -> tuple[str, ...]:
    """The words before a command that is run as a user; it ends when the tests end, however they do."""
    if user is None:
        return ()
    return ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig=INT")


@contextmanager
def _serving(programs: Path, folder: Path, before: tuple[str, ...]) -> Iterator[int]:
    """The port of a server with its data in a folder, until the block ends."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    given = folder / "password"
    given.write_text(_PASSWORD, encoding="utf-8")
    given.chmod(0o644)
    words = [*before, programs / "initdb", "-D", folder / "data", "-U", "seller", f"--pwfile={given}", "--no-sync"]
    made = subprocess.run(
        [*words, "--auth=scram-sha-256", *_LOCALE],
        env=environment,
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    if made.returncode:
        pytest.skip(f"PostgreSQL cannot be set up on this machine: {made.stderr.strip()}")
    port = _free_port()
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    with subprocess.Popen(
        [*before, programs / "postgres", "-D", folder / "data", "-p", str(port), *settings],
        env=environment,
        cwd=folder,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        _wait_until_ready(server)
        reader = threading.Thread(target=lambda: [*(server.stderr or ())])  # or it would stop at a full pipe
        reader.start()
        try:
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
            reader.join()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def _wait_until_ready(server: subprocess.Popen[str]) -> None:
    """Reads what the server says until it takes connections."""
    said = []
    for line in server.stderr or ():
        said.append(line)
        if "ready to accept connections" in line:
            return
    pytest.skip(f"PostgreSQL does not start on this machine: {''.join(said).strip()}")


@pytest.fixture
def spark(tmp_path: Path) -> Iterator[SparkSession]:
    """A Spark on two processors of this machine, stopped by whoever used it; skipped by name where it or its Java is missing."""
    sql = pytest.importorskip("pyspark.sql", reason="Spark is missing: it comes with the extra “spark”")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Java, which Spark runs on, is missing on this machine")
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",  # what is compiled in seconds is run for milliseconds
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(tmp_path / "warehouse"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = sql.SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
