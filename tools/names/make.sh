#!/usr/bin/env bash
# Makes testdata/names/counties.txt: the names of the counties, districts and cities
# of county level, a line each, in the order of their codes. They are taken from the npm
# package china-division, version 2.7.0. Needs npm, tar and python3; the package is
# unpacked in a temporary folder, which takes some 30 MB.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$PWD/testdata/names
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent china-division@2.7.0 >/dev/null
tar -xzf china-division-2.7.0.tgz package/dist/areas.json package/LICENSE
python3 - "$out/counties.txt" <<'PY'
import json, sys
areas = json.load(open("package/dist/areas.json", encoding="utf-8"))
names = [a["name"] for a in sorted(areas, key=lambda a: a["code"])]
assert len(names) == 2978, len(names)
open(sys.argv[1], "w", encoding="utf-8", newline="\n").write("\n".join(names) + "\n")
PY
cp package/LICENSE "$out/LICENSE"
