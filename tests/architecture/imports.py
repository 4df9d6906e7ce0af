"""Which package may import which, and where each library is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from tests.source_code import PACKAGES, SourceCode, is_inside, is_own

Layers = tuple[tuple[str, ...], ...]

BASE_MODULES = (
    "toolkit.diagnostics",
    "toolkit.registry",
    "toolkit.files",
    "toolkit.ordinary_files",
    "toolkit.portable",
    "toolkit.windows",
    "toolkit.unforeseen",
    "toolkit.parallel",
    "toolkit.cell_addresses",
)
"""Single modules that every package may import; they also import each other."""

LAYERS: Layers = (
    BASE_MODULES,
    ("toolkit.model", "toolkit.document", "toolkit.ooxml"),
    ("toolkit.readers", "toolkit.plan", "toolkit.writers"),
    (
        "toolkit.store",
        "toolkit.claims",
        "toolkit.readiness",
        "toolkit.intake",
        "toolkit.official_form",
    ),
    ("toolkit.checks", "toolkit.blocks", "budgets", "toolkit.merge"),
    ("toolkit.finished_file",),
    ("toolkit.compose", "toolkit.silences"),
    (
        "toolkit.word_file",
        "toolkit.official_form_file",
        "toolkit.command_context",
        "toolkit.annotated_copy",
        "toolkit.form_file",
        "toolkit.importing",
    ),
    ("toolkit.partner_text", "toolkit.generated_files"),
    (
        "toolkit.files_to_pull",
        "toolkit.forms_to_pull",
        "toolkit.draft_check",
        "toolkit.fix_outline",
        "toolkit.import_into_outline",
        "toolkit.annotated_draft",
        "toolkit.annotated_file",
    ),
    ("toolkit.pull_together",),
    ("toolkit.write_form", "toolkit.pack_status"),
    ("toolkit.pipeline",),
    ("toolkit.cli",),
)
"""The packages, the lowest layer first. A package imports from lower layers only."""

LAYERS_OF_MERGE: Layers = (
    ("toolkit.merge", "toolkit.merge.text"),
    ("toolkit.merge.word.model", "toolkit.merge.workbook.shifting.axis"),
    ("toolkit.merge.word.read",),
    ("toolkit.merge.word.match", "toolkit.merge.workbook.shifting"),
    ("toolkit.merge.word.plan", "toolkit.merge.workbook.evaluation"),
    ("toolkit.merge.word.apply", "toolkit.merge.workbook"),
    ("toolkit.merge.word.verify", "toolkit.merge.workbook_updater"),
    ("toolkit.merge.word", "toolkit.merge.forms_updater"),
    ("toolkit.merge.copies", "toolkit.merge.pull"),
)
"""The packages inside `toolkit.merge`; `toolkit.merge` itself is all modules without a package."""

ALLOWED_IMPORTS: Mapping[str, tuple[str, ...]] = {
    "babel": ("toolkit.model.language",),
    "click": ("toolkit.cli",),
    "docx": ("toolkit.writers.docx",),
    "filelock": ("toolkit.store.lock",),
    "jinja2": ("toolkit.compose",),
    "lxml": ("toolkit.merge", "toolkit.ooxml"),
    "markdown_it": ("toolkit.document.markdown",),
    "markupsafe": ("toolkit.compose",),
    "openpyxl": ("budgets",),
    "pydantic": (
        "toolkit.model",
        "toolkit.readers",
        "toolkit.store",
        "toolkit.merge.record",
        "toolkit.cli.report",
    ),
    "pypdf": ("toolkit.finished_file.pdf_reader",),
    "pydantic_core": ("toolkit.model", "toolkit.readers"),
    "yaml": ("toolkit.readers",),
}
"""The packages that may import each library."""

INDEPENDENT = (
    ("toolkit.writers", "toolkit.model"),
    ("budgets", "toolkit.document"),
    ("toolkit.merge.word", "toolkit.merge.workbook"),
    ("toolkit.merge.copies", "toolkit.merge.workbook"),
)
"""Pairs of packages that do not import each other."""

EXCEPTIONS = (("budgets", "toolkit.document.plain_text"),)
"""Imports between independent packages that are allowed: a cell shows prose as plain text."""

EXTENSION_PACKAGES = (
    "toolkit.checks",
    "toolkit.blocks",
    "toolkit.finished_file.rules",
    "budgets.sheets",
    "toolkit.cli.commands",
)
"""Packages in which each module is found by its place."""

COMPUTED_IMPORTS = (
    "toolkit.cli.main",
    "toolkit.cli.output",
    "toolkit.readers.schema",
    "toolkit.registry",
)
"""Modules that import modules by a name that they compute: extensions, commands, pages."""


def layer_of(name: str, layers: Layers) -> tuple[int, str]:
    """The number of a module's layer and its package; (0, "") where it has none.

    The longest package that contains the module counts. The base modules are one package.
    """
    number, package = max(
        (
            (number, package)
            for number, packages in enumerate(layers, start=1)
            for package in packages
            if is_inside(name, package)
        ),
        key=lambda found: len(found[1]),
        default=(0, ""),
    )
    return number, "base modules" if package in BASE_MODULES else package


def imports_go_to_lower_layers(source: SourceCode) -> Iterator[str]:
    for module in source.modules.values():
        if module.name in PACKAGES and module.is_package:
            continue
        if not layer_of(module.name, LAYERS)[0]:
            yield f"{module.path}:1: {module.name} has no layer"
            continue
        for imported in source.imports(module):
            yield from _upward(module.name, imported.target, imported.at)
        if module.name not in COMPUTED_IMPORTS:
            for use in source.computed_imports(module):
                yield f"{use.at}: {use.name} imports a module that no rule can see"


def _upward(importer: str, target: str, at: str) -> Iterator[str]:
    """The fault of one import, by the layers of the project and by those of `toolkit.merge`."""
    if not is_own(target):
        return
    for layers in (LAYERS, LAYERS_OF_MERGE):
        layer, package = layer_of(importer, layers)
        layer_there, package_there = layer_of(target, layers)
        if layer and package_there != package and layer_there >= layer:
            yield f"{at}: {package} (layer {layer}) imports {target} (layer {layer_there})"


def imports_form_no_cycle(source: SourceCode) -> Iterator[str]:
    graph = {
        name: {imported.target for imported in source.imports(module) if imported.target != name}
        for name, module in source.modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        cycle = error.args[1]
        yield f"{source.modules[cycle[0]].path}:1: a cycle: {' <- '.join(cycle)}"


def libraries_are_imported_where_allowed(source: SourceCode) -> Iterator[str]:
    for module in source.modules.values():
        for imported in source.imports(module):
            library = imported.target.partition(".")[0]
            if is_own(imported.target) or library in sys.stdlib_module_names:
                continue
            allowed = ALLOWED_IMPORTS.get(library, ())
            if not any(is_inside(module.name, package) for package in allowed):
                places = " or ".join(allowed) or "no package"
                yield f"{imported.at}: {library} may be imported by {places}"


def every_allowed_import_is_used(source: SourceCode) -> Iterator[str]:
    """An entry that nobody needs is a rule that is not true."""
    for library, packages in ALLOWED_IMPORTS.items():
        for package in packages:
            if not _imports(source, package, library):
                yield f"ALLOWED_IMPORTS: {package} does not import {library}"
    for package, target in EXCEPTIONS:
        if not _imports(source, package, target):
            yield f"EXCEPTIONS: {package} does not import {target}"
    for name in COMPUTED_IMPORTS:
        if not any(any(source.computed_imports(module)) for module in source.inside(name)):
            yield f"COMPUTED_IMPORTS: {name} computes no import"


def _imports(source: SourceCode, package: str, target: str) -> bool:
    return any(
        is_inside(imported.target, target)
        for module in source.inside(package)
        for imported in source.imports(module)
    )


def independent_packages_do_not_import_each_other(source: SourceCode) -> Iterator[str]:
    for one, other in INDEPENDENT:
        for module in (*source.inside(one), *source.inside(other)):
            foreign = other if is_inside(module.name, one) else one
            for imported in source.imports(module):
                allowed = any(
                    is_inside(module.name, package) and imported.target == target
                    for package, target in EXCEPTIONS
                )
                if is_inside(imported.target, foreign) and not allowed:
                    yield f"{imported.at}: {one} and {other} do not import each other"


def extensions_do_not_import_each_other(source: SourceCode) -> Iterator[str]:
    for package in EXTENSION_PACKAGES:
        for module in source.inside(package):
            for imported in source.imports(module):
                extension = imported.target.removeprefix(f"{package}.")
                shared = extension.rpartition(".")[2].startswith("_")
                if imported.target != extension and not shared:
                    yield f"{imported.at}: one extension imports another, {extension}"
