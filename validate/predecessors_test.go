package validate

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// Each report that is no predecessor is told by its own name, and not compared with.
func TestStrayPredecessors(t *testing.T) {
	r := inOrder(t)
	given := func(change func(*report.Report)) *report.Report {
		p := previous(t, r)
		p.Requests.CarriedOut.Individual = report.N(77) // YTY001, where it is compared with
		change(p)
		return p
	}
	other := given(func(p *report.Report) { p.Office = "某某市某某局" })
	same := given(func(p *report.Report) { p.Year = r.Year })
	later := given(func(p *report.Report) { p.Year = r.Year + 1 })
	o := Options{Previous: []*report.Report{nil, same, later, other}}
	got := codes(check(t, r, o))
	if want := []string{"YTY008", "YTY009", "YTY011", "YTY012"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	// An office that was renamed is the same office.
	o = Options{Previous: []*report.Report{other}, Silence: []Silence{{Code: "YTY011", Reason: "2024年更名"}}}
	if got := codes(check(t, r, o)); !slices.Contains(got, "YTY001") || slices.Contains(got, "YTY011") {
		t.Errorf("renamed: found %v", got)
	}
	o.Silence[0].Where = "office"
	if got := codes(check(t, r, o)); !slices.Contains(got, "YTY001") {
		t.Errorf("renamed, by its place: found %v", got)
	}
}

// codes returns the different codes of the findings from year to year.
func codes(result *Result) []string {
	var all []string
	for _, f := range result.Findings {
		if strings.HasPrefix(f.Code, "YTY") && f.Code != "YTY003" {
			all = append(all, f.Code)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A hundred reports without an office are one finding that gives their numbers, and no
// duplicates.
func TestSubordinatesWithoutAnOffice(t *testing.T) {
	r := inOrder(t)
	o := Options{Offices: []string{r.Office}}
	for range 100 {
		s := clone(t, r)
		s.Office = ""
		o.Subordinates = append(o.Subordinates, s)
	}
	var found []string
	for _, f := range check(t, r, o).Findings {
		if f.Code == "SUB004" || f.Code == "SUB005" || f.Code == "SUB006" {
			found = append(found, fmt.Sprintf("%s %d %s", f.Code, len(f.Places), f.Message(language.Chinese)))
		}
		if strings.Contains(f.Message(language.Chinese), "“”") {
			t.Errorf("%s: %s", f.Code, f.Message(language.Chinese))
		}
	}
	if len(found) != 1 || !strings.HasPrefix(found[0], "SUB006 100 ") || !strings.Contains(found[0], "第1、2、3、4、5、6、7、8、9、10……份") || !strings.Contains(found[0], "共100份") {
		t.Errorf("%q", found)
	}
}
