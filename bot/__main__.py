"""``python -m bot`` is ``casebot``."""

from bot.cli import main

if __name__ == "__main__":
    main()
