"""Count in how many news articles each word stands, for the table that linking ships with.

    python scripts/build_word_frequencies.py ARTICLES.jsonl… > src/rashomon/link/data/document_frequencies.tsv

Reads files of Rashomon's input format. The first line of the table is the number of articles; then ``word<TAB>articles``, words in lower
case that stand in at least `LEAST` articles, sorted. Only counts leave the texts.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter

WORD = re.compile(r"[^\W\d_]{3,}")
LEAST = 4


def main(paths: list[str]) -> None:
    """Print the table for the articles in ``paths``."""
    counts: Counter[str] = Counter()
    articles = 0
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                articles += 1
                counts.update({word.lower() for word in WORD.findall(json.loads(line)["text"])})
    print(articles)
    for word, number in sorted(counts.items()):
        if number >= LEAST:
            print(f"{word}\t{number}")


if __name__ == "__main__":
    main(sys.argv[1:])
