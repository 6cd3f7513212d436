"""The SQL of the triggers that increase the content version, for each database."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model

from cms.compat.modelsearch import WEIGHT_COLUMN
from cms.compat.wagtail.models import HOUSEKEEPING_COLUMNS
from cms.content_version.number import raise_sql

PREFIX = "content_version_"
EVENTS = ("INSERT", "UPDATE", "DELETE")
UNSEEN = HOUSEKEEPING_COLUMNS | {WEIGHT_COLUMN}


@dataclass(frozen=True)
class Watch:
    """The visible changes of one table. `condition` is SQL with `{row}` for the row."""

    model: type[Model]
    events: tuple[str, ...] = EVENTS
    condition: str = ""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @property
    def columns(self) -> list[str]:
        columns = (field.column for field in self.model._meta.local_concrete_fields)
        return [column for column in columns if column and column not in UNSEEN]


def _sqlite(watch: Watch, event: str) -> Iterator[str]:
    """Yield a trigger for each row: SQLite has no others, and the update takes microseconds."""
    conditions = []
    if watch.condition:
        rows = {"INSERT": ["NEW"], "UPDATE": ["NEW", "OLD"], "DELETE": ["OLD"]}[event]
        conditions += [" OR ".join(watch.condition.format(row=row) for row in rows)]
    if event == "UPDATE":
        conditions += [f"{_row(watch, 'NEW')} IS NOT {_row(watch, 'OLD')}"]
    when = f"WHEN {' AND '.join(f'({each})' for each in conditions)} " if conditions else ""
    yield (
        f"CREATE TRIGGER {_name(watch, event)} AFTER {event} ON {watch.table} FOR EACH ROW {when}"
        f"BEGIN {raise_sql('sqlite')}; END"
    )


def _postgresql(watch: Watch, event: str) -> Iterator[str]:
    """Yield a function, and a trigger for each statement.

    Triggers for each row would slow down a large import: each update within a transaction has to
    skip all earlier versions of the row that holds the number.
    """
    sources = {
        "INSERT": "new_rows AS now",
        "DELETE": "old_rows AS now",
        "UPDATE": f"new_rows AS now JOIN old_rows AS former USING ({watch.key})",
    }
    tables = {
        "INSERT": "NEW TABLE AS new_rows",
        "DELETE": "OLD TABLE AS old_rows",
        "UPDATE": "NEW TABLE AS new_rows OLD TABLE AS old_rows",
    }
    conditions = ["true"]
    if watch.condition:
        rows = ["now", "former"] if event == "UPDATE" else ["now"]
        conditions = [" OR ".join(watch.condition.format(row=row) for row in rows)]
    if event == "UPDATE":
        conditions += [f"{_row(watch, 'now')} IS DISTINCT FROM {_row(watch, 'former')}"]
    where = " AND ".join(f"({each})" for each in conditions)
    name = _name(watch, event)
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF EXISTS (SELECT 1 FROM {sources[event]} WHERE {where}) "
        f"THEN {raise_sql('postgresql')}; END IF; RETURN NULL; END $$"
    )
    yield (
        f"CREATE TRIGGER {name} AFTER {event} ON {watch.table} REFERENCING {tables[event]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def _name(watch: Watch, event: str) -> str:
    return f"{PREFIX}{watch.table}_{event.lower()}"


def _row(watch: Watch, row: str) -> str:
    # Names are quoted, because `order` is a keyword of SQL.
    return f"({', '.join(f'{row}.{chr(34)}{column}{chr(34)}' for column in watch.columns)})"


MAKE = {"sqlite": _sqlite, "postgresql": _postgresql}
EXISTING = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
    "postgresql": (
        "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND tgname LIKE %s "
        "AND relnamespace = current_schema()::regnamespace"
    ),
}
