"""Floor 5: pages and API, one package per person served."""
