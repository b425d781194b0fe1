"""The words of PDFs, as pdfminer and PDFium read them: words.py <a.pdf> … says both of each as a line of JSON."""

import json
import sys

import pypdfium2
from pdfminer.high_level import extract_text


def by_pdfium(file):
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


for file in sys.argv[1:]:
    print(json.dumps([extract_text(file), by_pdfium(file)]), flush=True)
