"""Floor 5: the commands of the command line, one module for each group. Their reference: docs/commands.md."""
