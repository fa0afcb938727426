"""Floor 3: everything that is kept. Tables, one module a thing kept, migrations. See docs/storage.md."""
