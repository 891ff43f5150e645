"""How ``casebot extract`` shows a draft: in the terminal and as one page."""
