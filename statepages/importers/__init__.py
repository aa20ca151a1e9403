"""Events from elsewhere: one module for each kind of source, which reads it into records."""
