package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with a file of testdata, or writes the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-update writes it anew):\n%s", path, diff)
	}
}

// TestGolden holds the samples: page, position, face, size and text of each line.
func TestGolden(t *testing.T) {
	for name, r := range samples(t) {
		t.Run(name, func(t *testing.T) {
			doc, err := render.Compose(r)
			if err != nil {
				t.Fatal(err)
			}
			set, err := layout.Set(doc, layout.Page{}, pdf.Renderer{}.LayoutFaces())
			if err != nil {
				t.Fatal(err)
			}
			golden(t, name+".txt", dump(set))
		})
	}
}

// dump prints sheets for a person to read: a line of it is a row of glyphs of one
// face; one that goes on in the same line of text begins with +.
func dump(set *layout.Result) string {
	var b strings.Builder
	for _, e := range set.Outline {
		fmt.Fprintf(&b, "outline %d %s: page %d, %.2f\n", e.Level, e.Text, e.Sheet+1, e.Y.Points())
	}
	for _, s := range set.Sheets {
		fmt.Fprintf(&b, "\npage %d: %d areas, %d rules\n", s.Number, len(s.Areas), len(s.Rules))
		for _, l := range s.Lines {
			for i, r := range l.Runs {
				mark := " "
				if i > 0 {
					mark = "+"
				}
				fmt.Fprintf(&b, "%s %6.2f %6.2f  %-24s %4.1f", mark, r.X.Points(), r.Y.Points(), r.Face.(*font.Face).Name(), r.Size.Points())
				if r.Condensed != 1000 {
					fmt.Fprintf(&b, " condensed %d‰", r.Condensed)
				}
				fmt.Fprintf(&b, "  %s\n", r.Text())
			}
		}
	}
	return b.String()
}

// TestDigests holds the bytes of the samples.
func TestDigests(t *testing.T) {
	all := samples(t)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(all)) {
		var file bytes.Buffer
		if err := (pdf.Renderer{}).Render(&file, all[name]); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%x  %s.pdf\n", sha256.Sum256(file.Bytes()), name)
	}
	golden(t, "digests.txt", b.String())
}
