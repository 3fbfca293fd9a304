package parse_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/report"
)

// pageOf writes a report as a page or a fragment.
func pageOf(t testing.TB, rd html.Renderer, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := rd.Render(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Pages come back exactly and fragments figure for figure, whatever a report holds.
func TestRoundTripOfPages(t *testing.T) {
	n := 1000
	if testing.Short() || raceDetector { // under which each takes eight times as long
		n = 50
	}
	for seed := range n {
		r := random(uint64(seed), anyCharacter, report.MaxCount)
		res, err := parse.Read("", bytes.NewReader(pageOf(t, html.Renderer{}, r)))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if diff := cmp.Diff(r, res.Report); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s\n%s", seed, diff, describe(res))
		}
		if s := unexpected(res); s != "" {
			t.Fatalf("seed %d: diagnostics: %s", seed, s)
		}
	}
}

// A fragment carries nothing; its figures are read off the tables.
func TestFragmentsAreRead(t *testing.T) {
	n := 1000
	if testing.Short() || raceDetector { // under which each takes eight times as long
		n = 50
	}
	for seed := range n {
		r := random(uint64(seed), printable, 99_999_999)
		r.Stated.Figures = nil // which may be anything but a figure
		sameFigures(t, seed, r, pageOf(t, html.Renderer{Mode: html.Fragment}, r))
	}
	for _, r := range samples(t) {
		sameFigures(t, 0, r, pageOf(t, html.Renderer{Mode: html.Fragment}, r))
	}
}

func sameFigures(t *testing.T, seed int, r *report.Report, page []byte) {
	t.Helper()
	res, err := parse.Read("", bytes.NewReader(page))
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	figures := r.Edition().Figures()
	for i := range figures {
		want, _ := r.Shown(figures[i].Address)
		if got, _ := res.Report.Shown(figures[i].Address); got != want {
			t.Fatalf("seed %d: %s reads %q, want %q\n%s", seed, figures[i].Address, got, want, describe(res))
		}
	}
}

// What stands below a report in its page, charts with their tables and downloads, is no
// part of it.
func TestPageWithMoreBelow(t *testing.T) {
	for name, r := range samples(t) {
		earlier := *r
		earlier.Year--
		charts, err := chart.Of(r, &earlier)
		if err != nil {
			t.Fatal(err)
		}
		rd := html.Renderer{Charts: charts, Downloads: []html.Download{{URL: "a.pdf", Label: "PDF 版"}}}
		for _, omit := range []bool{false, true} {
			rd.OmitSource = omit
			res, err := parse.Read("", bytes.NewReader(pageOf(t, rd, r)))
			if err != nil {
				t.Fatal(err)
			}
			if omit {
				r, res.Report = cleared(r), cleared(res.Report)
			}
			if diff := cmp.Diff(r, res.Report); diff != "" {
				t.Errorf("%s (-want +got):\n%s\n%s", name, diff, describe(res))
			}
			if s := unexpected(res); s != "" && !omit {
				t.Errorf("%s: diagnostics: %s", name, s)
			}
		}
	}
}

// cleared is a report without what a page does not show.
func cleared(r *report.Report) *report.Report {
	c := *r
	c.Kind, c.Stated, c.Published = 0, report.Stated{}, report.Date{}
	return &c
}

// A page that was edited is said to be, and each cell that was changed is named.
func TestEditedPage(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	page := string(pageOf(t, html.Renderer{}, r))
	edit := func(address, to string) {
		at := strings.Index(page, `data-address="`+address+`"`)
		from := at + strings.Index(page[at:], ">") + 1
		page = page[:from] + to + page[from+strings.Index(page[from:], "<"):]
	}
	edit("requests.new.individual", "20")
	edit("requests.outcome.granted.total", "7")
	res, err := parse.Read("", strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	named := map[report.Address]bool{}
	changed := false
	for _, d := range res.Diagnostics {
		if d.Code == parse.CarriedEdited {
			named[d.Address] = true
		}
		changed = changed || d.Code == parse.CarriedResaved
	}
	if !changed || len(named) != 2 || !named["requests.new.individual"] || !named["requests.outcome.granted.total"] {
		t.Errorf("said: %s", describe(res))
	}
	if got := res.Report.Requests.New.Individual.String(); got != "20" {
		t.Errorf("the page shows 20 and %s is read", got)
	}

	// Where what is carried whole was damaged the summary does. Where there is none that
	// is said.
	damaged := strings.Replace(string(pageOf(t, html.Renderer{}, r)), `data-digest="sha256:`, `data-digest="sha256:0`, 1)
	if res, err = parse.Read("", strings.NewReader(damaged)); err != nil || !cmp.Equal(r, res.Report) {
		t.Errorf("by the summary another report is read (%v)", err)
	}
	damaged = strings.Replace(damaged, "<!-- annualreport {", "<!-- {", 1)
	if res, err = parse.Read("", strings.NewReader(damaged)); err != nil {
		t.Fatal(err)
	}
	if s := describe(res); !strings.Contains(s, string(parse.CarriedDamaged)) {
		t.Errorf("a damaged page: %s", s)
	}
}

// TrustDigest takes what a page carries that is as it was written, and no other.
func TestTrustedPage(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	page := pageOf(t, html.Renderer{}, r)
	res, err := parse.Options{TrustDigest: true}.Read("", bytes.NewReader(page))
	if err != nil || !cmp.Equal(r, res.Report) || len(res.Diagnostics) != 0 {
		t.Errorf("%v, %s", err, describe(res))
	}
	edited := bytes.Replace(page, []byte(">22<"), []byte(">23<"), 1)
	res, err = parse.Options{TrustDigest: true}.Read("", bytes.NewReader(edited))
	if err != nil || cmp.Equal(r, res.Report) {
		t.Errorf("an edited page is trusted (%v)", err)
	}
}
