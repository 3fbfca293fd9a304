#!/bin/sh
# Fills the template with a report, and shows that a misspelt placeholder is found.
set -eu
out=$1
go run ./examples/template -out "$out/filled.docx"
python3=/usr/bin/python3 # which Debian's python3-docx belongs to
$python3 - "$out" <<'PY'
import sys, docx
text = "\n".join(p.text for p in docx.Document(sys.argv[1] + "/filled.docx").paragraphs)
assert "淄博市国防动员办公室" in text and "{{" not in text, text
document = docx.Document("testdata/forms/template.docx")
document.add_paragraph("{{机关名}}")
document.save(sys.argv[1] + "/misspelt.docx")
PY
if go run ./examples/template -template "$out/misspelt.docx" -out "$out/no.docx" 2>"$out/error.txt"; then
  echo "a misspelt placeholder was not found" >&2
  exit 1
fi
grep -q '{{机关名}}' "$out/error.txt"
[ ! -e "$out/no.docx" ]
