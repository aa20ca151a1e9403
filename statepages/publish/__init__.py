"""From tasks to disk: the new site replaces the old one as a whole, or not at all."""
