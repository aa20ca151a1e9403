"""What a site is made of: frozen models, with what a person writes and what follows from it."""
