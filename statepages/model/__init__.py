"""What a site is made of: plain, frozen data."""
