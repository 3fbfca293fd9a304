#!/usr/bin/env bash
# Checks the samples as the README says, as text, JSON and SARIF. $1 is where to write.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$1"
go run ./examples/check testdata/reports/*.yaml
go run ./examples/check -json testdata/reports/*.yaml >"$1/findings.json"
go run ./examples/check -sarif -lang en testdata/reports/*.yaml >"$1/findings.sarif"
