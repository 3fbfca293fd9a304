package facts

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// The words of the lexicon and the readings of the grammar name rows and columns of the
// form alone, or sums of them: no list of addresses beside the form's drifts from it.
func TestAddressesAreTheForms(t *testing.T) {
	rows, columns := map[string]bool{}, map[string]bool{}
	for _, f := range report.Edition2021().Figures() {
		parts := strings.Split(string(f.Address), ".")
		columns[parts[len(parts)-1]] = true
		for i := 1; i < len(parts); i++ {
			rows[strings.Join(parts[:i], ".")] = true
		}
	}
	columns[Organisations] = true
	row := func(where, s string) {
		if !rows[s] {
			t.Errorf("%s: the form has no row %q", where, s)
		}
	}
	column := func(where, s string) {
		if !columns[s] {
			t.Errorf("%s: the form has no column %q", where, s)
		}
	}
	for line := range strings.Lines(lexiconText) {
		head, _, _ := strings.Cut(line, ": ")
		switch c, value, _ := strings.Cut(head, " "); c {
		case "row":
			row(head, value)
		case "column":
			if value != "citizen" {
				column(head, value)
			}
		case "result":
			column(head, value)
		case "way":
			row(head, "disputes.litigation."+value)
		}
	}
	for noun, q := range totals {
		if q != ProcessingFee {
			i := strings.LastIndexByte(string(q), '.')
			row(noun, string(q[:i]))
			column(noun, string(q[i+1:]))
		}
	}
	for verb, c := range columnOf {
		column(verb, c)
	}
	for _, r := range standardGrammar().rules {
		i := strings.LastIndexByte(r.reading, '.')
		if i < 0 || strings.Contains(r.reading[:i], "{") {
			continue
		}
		row(r.reading, r.reading[:i])
		if !strings.Contains(r.reading[i:], "{") {
			column(r.reading, r.reading[i+1:])
		}
	}
}
