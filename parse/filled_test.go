package parse_test

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
)

// TestFilledIn: a file that was blank when it was made, and that somebody filled in, is
// the report that now stands there, and one information says so.
func TestFilledIn(t *testing.T) {
	filled := samples(t)["zibo-guodong-2024"]
	blank := &report.Report{Office: filled.Office, Year: filled.Year, Kind: filled.Kind}
	figures, texts := 0, 0
	for _, f := range filled.Edition().Figures() {
		if shown, err := filled.Shown(f.Address); err == nil && shown != "" {
			figures++
		}
	}
	for _, key := range filled.Edition().TextKeys() {
		if text, err := filled.Text(key); err == nil && len(text) > 0 {
			texts++
		}
	}
	summary := regexp.MustCompile(`<!-- annualreport (\{.*)`)
	for name, file := range map[string][]byte{
		"DOCX": rezip(t, written(t, docx.Renderer{}.Render, filled), map[string]func([]byte) []byte{
			"customXml/item1.xml": func([]byte) []byte { return part(t, written(t, docx.Renderer{}.Render, blank), "customXml/item1.xml") },
		}),
		"Markdown": summary.ReplaceAllLiteral(written(t, markdown.Renderer{}.Render, filled), summary.Find(written(t, markdown.Renderer{}.Render, blank))),
	} {
		t.Run(name, func(t *testing.T) {
			res, err := parse.Read("", bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			changedFile(t, res)
			if len(res.Diagnostics) != 1 || res.Diagnostics[0].Code != parse.CarriedFilled || res.Diagnostics[0].Severity != parse.Info {
				t.Fatalf("diagnostics: %s", describe(res))
			}
			if d := res.Diagnostics[0]; d.Count != figures || d.Read != "4" || texts != 4 {
				t.Errorf("%d figures and %s texts, want %d and %d", d.Count, d.Read, figures, texts)
			}
			want := *filled
			want.Stated.Title, want.Stated.Headings = "", nil // which no page shows
			for a := range want.Stated.Figures {
				// A total that the figures give is not known to have been stated.
				if f, err := want.Edition().Figure(a); err == nil && !f.Free() {
					if v, err := want.Value(a); err == nil && v.String() == want.Stated.Figures[a] {
						delete(want.Stated.Figures, a)
					}
				}
			}
			if len(want.Stated.Figures) == 0 {
				want.Stated.Figures = nil
			}
			if diff := cmp.Diff(&want, res.Report); diff != "" {
				t.Errorf("the report (-want +got):\n%s", diff)
			}
		})
	}
}
