"""Files that are archives, the same for the same content: no clock, no order of chance."""

import io
import re
import zipfile

# The earliest day that an archive can hold; what a file is of stands in its properties.
NO_DAY = (1980, 1, 1, 0, 0, 0)
PROPERTIES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NESTED = (".xlsx",)


def archive(content: bytes, day: str) -> bytes:
    """An Office file with every time in it set to a day (``2017-05-30``), and those of the workbooks inside it too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as held, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in held.namelist():
            part = held.read(name)
            if name == "docProps/core.xml":
                part = PROPERTIES.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), part)
            elif name.endswith(NESTED):
                part = archive(part, day)
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.external_attr = 0o600 << 16
            made.writestr(entry, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
