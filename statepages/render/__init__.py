"""What pages are put together from: dates, cards, lists, the layout of the site, templates."""
