"""Run by the Python that LibreOffice knows: starts LibreOffice and gives its desktop."""

import subprocess
import time
import zlib
from contextlib import contextmanager

import uno

TRIES, PAUSE = 300, 0.2


@contextmanager
def office_at(soffice, profile):
    """The context and the desktop of a LibreOffice that is started here and ended afterwards."""
    pipe = f"proposal{zlib.crc32(profile.encode())}"
    office = subprocess.Popen(
        [
            soffice,
            f"-env:UserInstallation={profile}",
            *("--headless", "--norestore", "--nologo"),
            f"--accept=pipe,name={pipe};urp;",
        ]
    )
    desktop = None
    try:
        context = _connected(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        desktop = service(context, "com.sun.star.frame.Desktop")
        yield context, desktop
    finally:
        try:
            desktop.terminate()
        except Exception:
            office.kill()
        office.wait(30)


def _connected(address):
    here = uno.getComponentContext()
    resolver = service(here, "com.sun.star.bridge.UnoUrlResolver")
    for _ in range(TRIES):
        try:
            context = resolver.resolve(address)
            break
        except Exception:
            time.sleep(PAUSE)
    else:
        raise TimeoutError("LibreOffice does not answer")
    return context


def service(context, name):
    """A service of LibreOffice by its name."""
    return context.ServiceManager.createInstanceWithContext(name, context)
