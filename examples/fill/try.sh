#!/bin/sh
# Fills the blank form with a report, and shows that a form that was filled before
# is not filled again.
set -eu
out=$1
go run ./examples/fill -out "$out/filled.docx"
if go run ./examples/fill -form "$out/filled.docx" -out "$out/no.docx" 2>"$out/error.txt"; then
  echo "a filled form was filled again" >&2
  exit 1
fi
grep -q 'is not blank' "$out/error.txt"
[ ! -e "$out/no.docx" ]
