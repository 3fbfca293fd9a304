#!/usr/bin/env bash
# Makes the picture of the README from what the command prints and the library writes.
# Needs poppler-utils, chromium and fonts-noto-cjk.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/annualreport" ./cmd/annualreport
cp docs/handbook/draft.yaml "$work/2025.yaml"
(
  cd "$work"
  export LANG= LC_ALL=
  ./annualreport check 2025.yaml >check.txt || [ $? -eq 1 ]
  ./annualreport render -out . 2025.yaml >/dev/null || [ $? -eq 1 ]
)
pdftoppm -r 100 -f 1 -l 1 -png -singlefile "$work/2025.pdf" "$work/text"
table=$(for p in 1 2 3 4; do pdftotext -f $p -l $p "$work/2025.pdf" - | grep -q '勾稽' && echo $p && break; done)
pdftoppm -r 100 -f "$table" -l "$table" -png -singlefile "$work/2025.pdf" "$work/table"
python3 - "$work" <<'PY'
import html, sys
work = sys.argv[1]
lines = open(work + "/2025.yaml", encoding="utf-8").read().split("\n")
def part(head, n):
    i = next(i for i, l in enumerate(lines) if l.startswith(head))
    return lines[i:i + n]
yaml = part("office:", 1) + part("year:", 1) + ["…"] + part("overview:", 3) + ["…"] + part("  new:", 4) + ["…"]
def cut(l, width=34):
    out, wide = "", 0
    for c in l:
        wide += 2 if ord(c) > 0x2000 else 1
        if wide > width:
            return out + "…"
        out += c
    return out
yaml = [cut(l) for l in yaml]
check = open(work + "/check.txt", encoding="utf-8").read().rstrip("\n").split("\n")
error = next(i for i, l in enumerate(check) if l.lstrip().startswith("错误"))
check = check[error:error + 5] + [check[-1]]
def escaped(all):
    out = []
    for l in all:
        l = html.escape(l)
        for word, colour in (("错误 SUM002", "#e5534b"), ("不能公布", "#e5534b")):
            l = l.replace(word, f'<b style="color:{colour}">{word}</b>')
        out.append(l)
    return "\n".join(out)
open(work + "/picture.html", "w", encoding="utf-8").write(f"""<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0; width: 1280px; height: 620px; background: #fff; position: relative; font-family: "Noto Sans CJK SC", sans-serif }}
pre {{ margin: 0; padding: 14px 18px; border-radius: 8px; font: 15px/1.5 "Noto Sans Mono CJK SC", monospace; position: absolute; box-sizing: border-box }}
.yaml {{ left: 20px; top: 20px; width: 330px; height: 330px; overflow: hidden; background: #f6f8fa; border: 1px solid #d0d7de }}
.check {{ left: 20px; top: 406px; width: 740px; height: 184px; background: #1f2428; color: #e6edf3 }}
img {{ position: absolute; top: 20px; height: 560px; border: 1px solid #d0d7de; box-shadow: 0 3px 12px rgba(0,0,0,.18); background: #fff }}
.text {{ left: 470px; height: 350px }} .table {{ left: 820px; height: 580px }}
.arrow {{ position: absolute; font-size: 34px; color: #57606a }}
.label {{ position: absolute; font-size: 15px; color: #57606a }}
</style>
<pre class="yaml">{escaped(yaml)}</pre>
<div class="arrow" style="left: 385px; top: 120px">→</div>
<div class="label" style="left: 366px; top: 172px; width: 90px; text-align: center">render</div>
<div class="arrow" style="left: 170px; top: 344px">↓</div><div class="label" style="left: 215px; top: 361px">check</div>
<pre class="check">{escaped(check)}</pre>
<img class="text" src="text.png"><img class="table" src="table.png">
""")
PY
mkdir -p docs/images
chromium --headless --no-sandbox --disable-gpu --no-first-run --user-data-dir="$work/profile" \
  --hide-scrollbars --window-size=1280,620 --screenshot="$work/overview.png" "file://$work/picture.html" >/dev/null 2>&1
convert "$work/overview.png" +dither -colors 200 -strip docs/images/overview.png 2>/dev/null || cp "$work/overview.png" docs/images/overview.png
