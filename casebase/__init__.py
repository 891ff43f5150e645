"""县域案例库: cases of county work, read from articles, every fact with its evidence.

The package works alone and knows nothing of Telegram::

    from casebase import Casebase

    with Casebase.open("cases.db") as casebase:
        print(casebase.county("资源县").cases[0].one_line)
"""
