//go:build conformance

package ofd_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

// TestSchemas: every part is valid by the schemas of GB/T 33190-2016, and fontTools opens
// every font and finds every character of its texts in it.
func TestSchemas(t *testing.T) {
	schemas := os.Getenv("ANNUALREPORT_SCHEMAS")
	if schemas == "" {
		t.Fatal("ANNUALREPORT_SCHEMAS names no folder of schemas")
	}
	docs := samples(t)
	var onePixel bytes.Buffer
	if err := png.Encode(&onePixel, image.NewNRGBA(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	docs["pictures"] = &render.Document{Meta: render.Meta{Title: "图"}, Blocks: []render.Block{
		&render.Figure{Format: "png", Data: onePixel.Bytes(), Width: 1, Height: 1, Alt: "一点“墨”", Caption: "图 1"}}}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			parts, names := unpacked(t, written(t, doc))
			folder := t.TempDir()
			texts := map[string]string{}
			for _, name := range names {
				path := filepath.Join(folder, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, parts[name], 0o644); err != nil {
					t.Fatal(err)
				}
				schema := map[string]string{"OFD.xml": "OFD", "Document.xml": "Document", "PublicRes.xml": "Res", "Attachments.xml": "Attachments",
					"Content.xml": "Page"}[filepath.Base(path)]
				if schema == "" {
					continue
				}
				if out, err := exec.Command("xmllint", "--noout", "--schema", filepath.Join(schemas, "ofd", schema+".xsd"), path).CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", name, err, out)
				}
				if schema == "Page" {
					var c content
					decode(t, parts, name, &c)
					for _, o := range c.Texts {
						texts[o.Font] += o.Code.Text
					}
				}
			}
			for id, text := range texts {
				checkFont(t, filepath.Join(folder, "Doc_0", "Res", "font_"+id+".ttf"), text)
			}
		})
	}
}

// script has fontTools take a font apart: the tables that viewers want, the characters, and
// every outline.
const script = `
import sys
from fontTools.ttLib import TTFont
f = TTFont(sys.argv[1], lazy=False)
for t in ("cmap", "name", "OS/2", "post", "glyf", "hmtx", "head", "hhea", "maxp", "loca"):
    f[t]
for g in f.getGlyphOrder():
    f["glyf"][g]
best, basic = f.getBestCmap(), f["cmap"].getcmap(3, 1).cmap
assert basic == {c: g for c, g in best.items() if c < 0x10000}
print(" ".join(str(c) for c in sorted(best)))
`

func checkFont(t *testing.T, path, text string) {
	t.Helper()
	var messages bytes.Buffer
	cmd := exec.Command("/usr/bin/python3", "-c", script, path)
	cmd.Stderr = &messages
	out, err := cmd.Output()
	if err != nil || messages.Len() > 0 {
		t.Fatalf("%s: %v\n%s", path, err, messages.Bytes())
	}
	wanted := []rune(text)
	slices.Sort(wanted)
	var list []string
	for _, r := range slices.Compact(wanted) {
		list = append(list, fmt.Sprint(int(r)))
	}
	if want := strings.Join(list, " "); strings.TrimSpace(string(out)) != want {
		t.Errorf("the font has the characters\n%s\nwant\n%s", out, want)
	}
}
