package gather

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govdisclosure/annualreport/internal/form"
)

// A figure goes into the column below which it stands, whatever shifts its row; where
// it might stand in two, the row stays as it is.
func TestPlaceFigures(t *testing.T) {
	columns := []float64{20.5, 26.5, 31.5, 36.5}
	for line, want := range map[string]string{
		"                    1     2    3    4":   "1|2|3|4",
		"                    1          3    4":   "1||3|4",
		"                      1          3    4": "1||3|4",
		"                    1     2         4":   "1|2||4",
		"                   100         300":      "100||300|",
		"                          2    3    4":   "|2|3|4",
		"                            2    3":      "2|3",
		"                             2":          "2",
		"  1 3 4":                                 "1|3|4",
	} {
		if got := strings.Join(placeFigures(spacedWords(line), columns, 4), "|"); got != want {
			t.Errorf("%q: %s, not %s", line, got, want)
		}
	}
}

// Columns are learnt from rows that are whole, unless their cells only have so many
// spaces between them.
func TestSpacedColumns(t *testing.T) {
	rows := func(lines ...string) (observed []observedRow, pairs []*form.Row) {
		for _, l := range lines {
			words := spacedWords(l)
			observed = append(observed, observedRow{figures: words})
			pairs = append(pairs, form.Form2021().Rows[0])
		}
		return observed, pairs
	}
	observed, pairs := rows("  10    2   3", "   1   20   3")
	if diff := cmp.Diff(map[int][]float64{3: {3.25, 8.25, 12.5}}, spacedColumns(observed, pairs)); diff != "" {
		t.Error(diff)
	}
	observed, pairs = rows("10   2   3", "100   20   3")
	if got := spacedColumns(observed, pairs); got != nil {
		t.Errorf("evenly spaced, and yet %v", got)
	}
}
