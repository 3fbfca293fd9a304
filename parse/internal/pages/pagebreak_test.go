package pages

import (
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// The rest of a label may stand below the table that the end of a page cuts; any other
// text there is none of it.
func TestSpiltLabel(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		left, right float64
		want        bool
	}{
		{"the rest", "公开", 20, 40, true},
		{"another text", "公布", 20, 40, false},
		{"in another column", "公开", 120, 140, false},
		{"over the border", "公开", 80, 120, false},
	} {
		g := &doc.Table{Rows: [][]doc.Cell{
			{{Text: "（三）不予", Cols: 1, Rows: 2}, {Text: "1", Col: 1, Cols: 1, Rows: 1}},
			{{Text: "2", Col: 1, Cols: 1, Rows: 1}},
		}}
		got := spilt(form.Of(nil), g, []float64{0, 100, 200}, &pdfread.Line{Text: c.text, Left: c.left, Right: c.right})
		if got != c.want || got != (g.Rows[0][0].Text == "（三）不予公开") {
			t.Errorf("%s: %v, %q", c.name, got, g.Rows[0][0].Text)
		}
	}
}
