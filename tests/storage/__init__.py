"""Floor 3: everything that is kept, on SQLite and on PostgreSQL alike."""
