"""How the tables came to be as they are. Alembic runs these; `Database.upgrade()` runs Alembic."""
