"""The words of PDFs, as pdfminer reads them: words.py <a.pdf> … says the words of each as a line of JSON."""

import json
import sys

from pdfminer.high_level import extract_text

for file in sys.argv[1:]:
    print(json.dumps(extract_text(file)), flush=True)
