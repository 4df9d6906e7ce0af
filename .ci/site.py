"""What the site of `make docs` has besides the pages in docs/: its first page and all codes."""

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from toolkit.cli.explain_pages import pages, title

CHECKOUT = Path(__file__).resolve().parents[1]
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the README as the first page, and the page of codes."""
    readme = (CHECKOUT / "README.md").read_text("utf-8").replace("](docs/", "](")
    for name, text in (("index.md", readme), ("codes.md", "\n".join(_codes()))):
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, *, files: Files, **_: object) -> str:
    """A link to a file of the checkout that is no page of the site becomes the name of the file."""

    def without_link(link: re.Match[str]) -> str:
        words, target = link.groups()
        path = target.partition("#")[0]
        if "://" in target or not path or files.get_file_from_path(path) is not None:
            return link[0]
        name = normpath(path).removeprefix("../")
        return words if name in words else f"{words} (`{name}`)"

    return LINK.sub(without_link, markdown.replace("](../README.md", "](index.md"))


def _codes() -> Iterator[str]:
    """Every page of `proposal explain`, under its code; examples are set as code."""
    yield "# All codes\n"
    for code, page in pages().items():
        yield f"## {code}\n\n{title(page)}\n"
        heading = ""
        for line in page.splitlines()[1:]:
            if line and not line.startswith(" "):
                heading = line
                yield f"**{heading}**\n"
            else:
                yield line if heading == "Example" else line.removeprefix("    ")
