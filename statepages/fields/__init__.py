"""Field types: from the text that a person typed to a value, or a `Slip` that says how to fix it."""
