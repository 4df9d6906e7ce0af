"""Run by the Python that LibreOffice knows: accepts or rejects all tracked changes of Word files.

Usage: decide_revisions.py SOFFICE PROFILE JOBS, where JOBS is a JSON file of {"from", "to",
"command"}; the command is one of LibreOffice's own, ".uno:AcceptAllTrackedChanges" or
".uno:RejectAllTrackedChanges". The text of the file is then written to "to".
"""

import json
import sys
from pathlib import Path

import uno  # noqa: F401 - it makes com.sun.star importable
from com.sun.star.beans import PropertyValue
from office_connection import office_at, service

soffice, profile, jobs = sys.argv[1:]
hidden = PropertyValue(Name="Hidden", Value=True)
as_text = (
    PropertyValue(Name="FilterName", Value="Text (encoded)"),
    PropertyValue(Name="FilterOptions", Value="UTF8,LF"),
)

with office_at(soffice, profile) as (context, desktop):
    dispatcher = service(context, "com.sun.star.frame.DispatchHelper")
    for job in json.loads(Path(jobs).read_text(encoding="utf-8")):
        document = desktop.loadComponentFromURL(job["from"], "_blank", 0, (hidden,))
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, job["command"], "", 0, ())
        document.storeToURL(job["to"], as_text)
        document.close(True)
