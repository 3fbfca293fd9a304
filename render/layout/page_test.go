package layout

import (
	"strings"
	"testing"
)

// TestInk: with Ink the characters of a full page reach from 37 to 262 mm, and the number
// stays where it was; without it whole lines do.
func TestInk(t *testing.T) {
	const near = 10 // thousandths of a point
	for _, test := range []struct {
		page        Page
		top, bottom Length
	}{
		{Page{Ink: true}, MM(37), MM(37 + 225)},
		{Page{}, MM(37) + (Page{}.orStandard().line()-Pt(16))/2, MM(37+225) - (Page{}.orStandard().line()-Pt(16))/2},
		{Page{Ink: true, Top: MM(30), AreaHeight: MM(240), Lines: 25}, MM(30), MM(270)},
	} {
		r := mustSet(t, test.page, body(strings.Repeat("永", 28*60)))
		var first, last, number Length
		for _, l := range r.Sheets[0].Lines {
			y := l.Runs[0].Y
			switch {
			case l.Kind == KindNumber:
				number = y
			case first == 0:
				first = y
			}
			if l.Kind == KindBody {
				last = y
			}
		}
		top, bottom := first-Pt(16).times(emTop, 1000), last+Pt(16).times(1000-emTop, 1000)
		if d := top - test.top; d > near || d < -near {
			t.Errorf("%+v: the ink begins at %v, want %v", test.page, top, test.top)
		}
		if d := bottom - test.bottom; d > near || d < -near {
			t.Errorf("%+v: the ink ends at %v, want %v", test.page, bottom, test.bottom)
		}
		dashes := number - Pt(14).times(380, 1000)
		if d := dashes - MM(7) - test.bottom; test.page.Ink && (d > near || d < -near) {
			t.Errorf("%+v: the dashes of the number stand at %v", test.page, dashes)
		}
	}
	if p := (Page{Ink: true}).orStandard(); p.Top < MM(34.59) || p.Top > MM(34.61) {
		t.Errorf("the grid begins at %v", p.Top)
	}
}
