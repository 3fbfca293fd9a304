"""Prints what python-docx reads from the .docx files given, as JSON."""

import json
import sys

import docx
from docx.oxml.ns import qn


def read(path):
    document = docx.Document(path)
    section = document.sections[0]
    core = document.core_properties
    return {
        "paragraphs": [{"style": p.style.name, "text": p.text} for p in document.paragraphs],
        # Every position of the grid, spans filled with the text of their cell.
        "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        "pictures": [d.get("descr") for d in document.element.iter(qn("wp:docPr"))],
        "page": [round(length.mm, 1) for length in (
            section.page_width, section.page_height, section.top_margin, section.bottom_margin,
            section.left_margin, section.right_margin)],
        "title": core.title,
        "author": core.author,
        "subject": core.subject,
        "keywords": core.keywords,
    }


json.dump([read(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False)
