"""Field types: from the text that a person typed to a value, or a `FieldError` that says how to fix it."""
