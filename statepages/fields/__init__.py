"""Field types: from the text that a person typed to a value, or a `Slip` that says the cure."""
