"""XLSForm's words, one module a kind: each is supported, or refused by name with the reason and the cure.

Source: https://xlsform.org/en/ref-table/. `docs/form-language.md` describes them; a test compares the two.
"""
