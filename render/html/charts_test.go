package html_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/report"
)

// busy is a sample with the disputes that a chart is made of, and an earlier year.
func busy(t testing.TB) (r, earlier *report.Report) {
	r = sample(t, "reports/zibo-guodong-2024")
	r.Disputes.Reconsideration = report.Results{Upheld: report.N(7), Corrected: report.N(2), Other: report.N(0), Pending: report.N(1)}
	earlier = sample(t, "reports/zibo-guodong-2024")
	earlier.Year = 2023
	earlier.Requests.New.Individual = report.N(12)
	return r, earlier
}

func charts(t testing.TB) (*report.Report, []chart.Chart) {
	r, earlier := busy(t)
	all, err := chart.Of(r, earlier)
	if err != nil {
		t.Fatal(err)
	}
	return r, all
}

// The drawings in a page show what the tables beside them say, and each has a title and
// a description that its ids name.
func TestCharts(t *testing.T) {
	r, made := charts(t)
	infographic := func() string {
		_, earlier := busy(t)
		var b bytes.Buffer
		if err := (html.Infographic{Earlier: []*report.Report{earlier}}).Render(&b, r); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}()
	golden(t, "zibo-guodong-2024.infographic.html", infographic)
	for name, tc := range map[string]struct {
		page  string
		count int
	}{
		"page":        {written(t, html.Renderer{Charts: made}, r), 4},
		"infographic": {infographic, 3},
	} {
		doc := tree(t, tc.page)
		byID := map[string]*nethtml.Node{}
		for n := range doc.Descendants() {
			if id := attribute(n, "id"); id != "" {
				if byID[id] != nil {
					t.Errorf("%s: the id %s stands twice", name, id)
				}
				byID[id] = n
			}
		}
		n := 0
		for _, svg := range all(doc, atom.Svg) {
			n++
			for _, id := range strings.Fields(attribute(svg, "aria-labelledby")) {
				if byID[id] == nil || text(byID[id]) == "" {
					t.Errorf("%s: %s says nothing", name, id)
				}
			}
			var drawn, told []string
			for c := range svg.Descendants() {
				if attribute(c, "data-value") != "" {
					drawn = append(drawn, text(c))
				}
			}
			for _, td := range all(svg.Parent.Parent, atom.Td) {
				told = append(told, text(td))
			}
			if diff := cmp.Diff(told, drawn); diff != "" || len(told) < 2 {
				t.Errorf("%s: %s draws otherwise than its table (-table +drawing):\n%s", name, text(svg), diff)
			}
		}
		if n != tc.count {
			t.Errorf("%s: %d drawings, want %d", name, n, tc.count)
		}
		if strings.Contains(tc.page, "xmlns") || strings.Contains(tc.page, "url(") {
			t.Errorf("%s: a drawing of its own", name)
		}
	}
}

// An infographic of a report with nothing to draw says so in its sentences and figures.
func TestInfographicOfLittle(t *testing.T) {
	var b bytes.Buffer
	r := sample(t, "reports/chencang-shuju-2024")
	if err := (html.Infographic{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	doc := tree(t, b.String())
	if len(all(doc, atom.Svg)) != 0 || len(all(doc, atom.P)) != 2 || len(all(doc, atom.Dd)) != 5 {
		t.Errorf("%d drawings, %d sentences, %d figures", len(all(doc, atom.Svg)), len(all(doc, atom.P)), len(all(doc, atom.Dd)))
	}
	for _, dd := range all(doc, atom.Dd) {
		if _, err := strconv.Atoi(strings.TrimSuffix(text(dd), "件")); err != nil {
			t.Error(err)
		}
	}
	if err := (html.Infographic{}).Render(&b, nil); err == nil {
		t.Error("an infographic of no report")
	}
	bad := html.Renderer{Charts: []chart.Chart{{Key: `x" onload="`, Groups: []chart.Group{{}}}}}
	if err := bad.Render(&b, r); err == nil {
		t.Error("a key that is no name is written")
	}
}
