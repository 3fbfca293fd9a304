"""Prints what python-docx reads in a .docx as JSON: paragraphs outside tables, and
tables as grids in which every position holds the text of the cell that covers it and
the number of that cell."""
import json
import sys

import docx


def grid(table):
    numbers = {}
    rows = []
    for row in table.rows:
        rows.append([
            {"text": cell.text, "cell": numbers.setdefault(cell._tc, len(numbers))}
            for cell in row.cells
        ])
    return rows


document = docx.Document(sys.argv[1])
json.dump(
    {
        "paragraphs": [p.text for p in document.paragraphs],
        "tables": [grid(t) for t in document.tables],
    },
    sys.stdout,
)
