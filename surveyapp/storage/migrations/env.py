"""What Alembic runs first: it takes the connection, and so the transaction, of `Database.upgrade()`."""

from __future__ import annotations

from alembic import context
from sqlmodel import SQLModel

from surveyapp.storage import tables

METADATA = SQLModel.metadata
TABLES = tables  # importing the module is what fills the metadata


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
