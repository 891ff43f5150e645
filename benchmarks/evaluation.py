"""How well articles are read: the extractor over annotated articles, a table per kind, and every miss.

make eval            (python -m benchmarks.evaluation [--gold DIR --articles DIR …])
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.shared import need
from casebase.extraction.extract import extract
from casebase.extraction.jsonline import json_object


def main() -> int:
    """Read every annotated article and hand the result to the scorer; returns its exit status."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--gold", type=Path, help="annotations, NAME.json each")
    options.add_argument("--articles", type=Path, action="append", help="folders of NAME.txt")
    chosen = options.parse_args()
    scorer = need("gold", "score.py")
    gold = chosen.gold or need("gold", "gold")
    folders = chosen.articles or [need("seeds"), need("gold", "articles")]
    with TemporaryDirectory() as predictions:
        for annotation in sorted(gold.glob("*.json")):
            article = next((f for d in folders if (f := d / f"{annotation.stem}.txt").exists()), None)
            if article is None:
                print(f"没有文章：{annotation.stem}", file=sys.stderr)
                continue
            found = json_object(extract(article.read_bytes().decode("utf-8")))
            Path(predictions, annotation.name).write_text(json.dumps(found, ensure_ascii=False), "utf-8")
        where = [word for folder in folders for word in ("--articles", str(folder))]
        command = [sys.executable, str(scorer), "--gold", str(gold), "--pred", predictions, *where]
        return subprocess.run([*command, "--per-article", "--errors"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
