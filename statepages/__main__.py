"""`python -m statepages`: the command as workflows call it, in a checkout and with the package."""

from statepages.cli import main

if __name__ == "__main__":  # a worker process imports this module again
    main()
