#!/usr/bin/env bash
# Makes the pictures of the README from what the library writes. Needs poppler-utils.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go run ./examples/generate -out "$work" >"$work/log"
mkdir -p docs/images
pdftoppm -r 72 -f 1 -l 1 -png -singlefile "$work/zibo-guodong-2024.pdf" docs/images/text
pdftoppm -r 72 -f 4 -l 4 -png -singlefile "$work/zibo-guodong-2024.pdf" docs/images/table
