"""How the gazetteer's data files are compiled; run by ``scripts/compile_gazetteer.py``."""
