"""What pages are made of: dates, cards, lists, the layout of the site, templates."""
