#!/usr/bin/env bash
# Takes a sample through every shape and back. $1 is where to write.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$1"
go run ./examples/convert testdata/reports/zibo-guodong-2024.yaml "$1/a.docx"
go run ./examples/convert "$1/a.docx" "$1/b.pdf"
go run ./examples/convert "$1/b.pdf" "$1/c.md"
go run ./examples/convert "$1/c.md" "$1/d.json"
go run ./examples/convert testdata/reports/zibo-guodong-2024.yaml "$1/e.json"
cmp "$1/d.json" "$1/e.json"
