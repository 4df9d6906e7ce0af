"""What a module does besides returning a value: it writes files, prints, reads the clock."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Iterator

from tests.source_code import Import, Module, SourceCode, Use, is_inside

MAY_WRITE = {
    "toolkit.files": "writes each file whole, and the folders for it",
    "toolkit.windows": "lets a file take the place of another, several times where Windows refuses",
    "toolkit.parallel": "forks, and writes what the second process made into a pipe",
    "toolkit.ordinary_files": "opens for reading, with flags of the system",
    "toolkit.ooxml.archive": "writes archives in memory",
    "toolkit.store.lock": "deletes the lock",
    "toolkit.store.memory": "deletes records",
    "toolkit.store.outline_records": "moves the records of an outline that has a new name",
    "toolkit.store.delivery": "deletes the files that had the former name",
    "toolkit.store.journal": "puts back what was cut short, and deletes what undo takes back",
    "toolkit.writers.docx.pages": "runs LibreOffice in a temporary folder to count pages",
}
"""The modules that write, rename or delete files or start a program, and what for."""

MAY_PRINT = ("toolkit.cli",)
ENDS_A_SECOND_PROCESS = ("toolkit.parallel",)
"""It ends the process that it has begun, and prints nothing."""

MAY_READ_THE_CLOCK = ("toolkit.cli",)
MAY_MEASURE_TIME = ("toolkit.compose.sandbox_limits", "toolkit.readers.mending")
"""They stop what takes too long."""

DELETES_OR_WRITES = frozenset({"write_text", "write_bytes", "unlink", "rmdir", "mkdir", "chmod"})
LINKS = frozenset({"symlink_to", "hardlink_to", "lchmod", "extractall", "copy_into", "move_into"})
WRITING_METHODS = DELETES_OR_WRITES | LINKS
"""Methods of no other class in the project than paths and archives."""

WRITING_FUNCTIONS = {
    "os": frozenset(
        [
            "chmod",
            "chown",
            "copy_file_range",
            "execl",
            "execv",
            "execve",
            "fchmod",
            "fork",
            "ftruncate",
            "lchmod",
            "link",
            "makedirs",
            "mkdir",
            "mkfifo",
            "mknod",
            "popen",
            "posix_spawn",
            "pwrite",
            "remove",
            "removedirs",
            "rename",
            "renames",
            "replace",
            "rmdir",
            "sendfile",
            "spawnl",
            "spawnv",
            "startfile",
            "symlink",
            "system",
            "truncate",
            "unlink",
            "utime",
            "write",
            "writev",
        ]
    ),
    "io": frozenset({"FileIO"}),
    "sqlite3": frozenset({"connect"}),
}
READING_FUNCTIONS = {
    "shutil": frozenset({"disk_usage", "get_terminal_size", "which"}),
    "tempfile": frozenset({"gettempdir"}),
    "subprocess": frozenset({"CalledProcessError", "SubprocessError", "TimeoutExpired"}),
    "shelve": frozenset[str](),
    "dbm": frozenset[str](),
}
"""Of these modules everything else writes or starts a program."""

OPENERS = ("open", "io.open", "codecs.open", "os.fdopen", "gzip.open", "bz2.open", "lzma.open")
ARCHIVES = ("zipfile.ZipFile", "zipfile.PyZipFile", "tarfile.open", "tarfile.TarFile")

PRINTING = frozenset(
    [
        "breakpoint",
        "exit",
        "input",
        "os._exit",
        "os.abort",
        "pprint.pp",
        "pprint.pprint",
        "print",
        "quit",
        "sys.exit",
        "traceback.print_exc",
        "traceback.print_exception",
        "traceback.print_stack",
    ]
)
STREAMS = ("sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__", "sys.displayhook")
TALKING_MODULES = ("logging", "warnings", "syslog", "faulthandler")

CLOCKS = frozenset(
    [
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "os.times",
        "email.utils.localtime",
        "email.utils.formatdate",
    ]
)
CLOCK_METHODS = frozenset({"now", "utcnow", "today"})
NO_CLOCKS = frozenset({"time.sleep", "time.struct_time"})
CHANCE = ("random", "secrets", "os.urandom", "uuid.uuid1", "uuid.uuid4")


def only_files_writes(source: SourceCode) -> Iterator[str]:
    for module in source.outside(*MAY_WRITE, "toolkit.cli"):
        for use in _writing(module):
            yield f"{use.at}: {use.name} writes or deletes; toolkit.files does that"


def every_permission_is_used(source: SourceCode) -> Iterator[str]:
    """An entry that nobody needs is a rule that is not true."""
    for name in MAY_WRITE:
        if not any(any(_writing(module)) for module in source.inside(name)):
            yield f"MAY_WRITE: {name} writes nothing"
    for name in MAY_MEASURE_TIME:
        used = (use for module in source.inside(name) for use in module.uses)
        if not any(use.name == "time.process_time" for use in used):
            yield f"MAY_MEASURE_TIME: {name} measures no time"


def only_the_command_line_prints_or_exits(source: SourceCode) -> Iterator[str]:
    for module in source.outside(*MAY_PRINT):
        for use in module.uses:
            if use.name == "os._exit" and module.name in ENDS_A_SECOND_PROCESS:
                continue
            if use.name in PRINTING or any(is_inside(use.name, stream) for stream in STREAMS):
                yield f"{use.at}: {use.name} belongs in toolkit/cli"
        for imported in _imported_of(source, module, TALKING_MODULES):
            yield f"{imported.at}: {imported.target} prints; that belongs in toolkit/cli"
        for node in module.nodes:
            if isinstance(node, ast.Raise) and node.exc and "SystemExit" in ast.unparse(node.exc):
                yield f"{module.at(node)}: SystemExit belongs in toolkit/cli"


def the_clock_is_a_parameter(source: SourceCode) -> Iterator[str]:
    for module in source.outside(*MAY_READ_THE_CLOCK):
        for use in module.uses:
            if _reads_the_clock(use) and not _measures_time(module, use):
                yield f"{use.at}: {use.name} reads the clock; make the time a parameter"
            elif "." in use.name and any(is_inside(use.name, origin) for origin in CHANCE):
                yield f"{use.at}: {use.name} differs from run to run; make it a parameter"


def _reads_the_clock(use: Use) -> bool:
    of_time = use.name.startswith("time.") and use.name not in NO_CLOCKS
    by_method = use.call is not None and use.method in CLOCK_METHODS
    return use.name in CLOCKS or of_time or by_method


def _measures_time(module: Module, use: Use) -> bool:
    return module.name in MAY_MEASURE_TIME and use.name == "time.process_time"


def _imported_of(
    source: SourceCode, module: Module, libraries: Collection[str]
) -> Iterator[Import]:
    for imported in source.imports(module):
        if any(is_inside(imported.target, library) for library in libraries):
            yield imported


def _writing(module: Module) -> Iterator[Use]:
    """The uses of a module that write, rename, delete or start a program, or may do so."""
    for use in module.uses:
        owner, _, last = use.name.rpartition(".")
        if owner in WRITING_FUNCTIONS or owner in READING_FUNCTIONS:
            reading = READING_FUNCTIONS.get(owner)
            if last not in reading if reading is not None else last in WRITING_FUNCTIONS[owner]:
                yield use
                continue
        if use.method in WRITING_METHODS or (use.call is not None and _call_writes(use, use.call)):
            yield use


def _call_writes(use: Use, call: ast.Call) -> bool:
    """Whether a call writes, which only its arguments tell.

    `path.replace(target)` has one argument and `text.replace(old, new)` has two.
    """
    if use.name == "os.open":
        return not _only_reading_flags(call)
    if use.name in OPENERS:
        return _may_write(_argument(call, 1, "mode"), default=False)
    if use.name in ARCHIVES:
        return _may_write(_argument(call, 1, "mode"), default=False)
    decide = CALLS_THAT_WRITE.get(use.method)
    return decide is not None and decide(call)


def _one_positional(call: ast.Call) -> bool:
    return len(call.args) == 1 and not call.keywords and not isinstance(call.args[0], ast.Starred)


def _touches(call: ast.Call) -> bool:
    return not call.args and {word.arg for word in call.keywords} <= {"mode", "exist_ok"}


def _opens_to_write(call: ast.Call) -> bool:
    """`path.open("w")`, `archive.open(name, "w")`; a variable may be a mode."""
    given = [*call.args[:2], *(word.value for word in call.keywords if word.arg == "mode")]
    return any(_may_write(argument, default=False) for argument in given)


CALLS_THAT_WRITE: dict[str, Callable[[ast.Call], bool]] = {
    "replace": _one_positional,
    "rename": _one_positional,
    "touch": _touches,
    "save": lambda call: bool(call.args or call.keywords),
    "open": _opens_to_write,
}


def _argument(call: ast.Call, position: int, name: str) -> ast.expr | None:
    for word in call.keywords:
        if word.arg == name:
            return word.value
    return call.args[position] if len(call.args) > position else None


def _may_write(mode: ast.expr | None, *, default: bool) -> bool:
    """Whether something can be written with a mode; what is computed may be any mode."""
    if mode is None:
        return default
    if not isinstance(mode, ast.Constant):
        return True
    text = str(mode.value)
    is_mode = bool(text) and set(text.partition(":")[0]) <= set("rwaxbtU+")
    return is_mode and bool(set(text) & set("wax+"))


def _only_reading_flags(call: ast.Call) -> bool:
    """Whether the flags of `os.open` are spelled out and none of them allows writing."""
    flags = _argument(call, 1, "flags")
    if flags is None:
        return False
    allowed = {"O_RDONLY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "O_BINARY"}
    names = [node for node in ast.walk(flags) if isinstance(node, ast.Name | ast.Attribute)]
    spelled = {node.attr if isinstance(node, ast.Attribute) else node.id for node in names}
    return spelled <= allowed | {"os"}
