package chart_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func sample(t testing.TB, name string) *report.Report {
	t.Helper()
	r, err := report.Open(filepath.Join("..", "..", "testdata", filepath.FromSlash(name)+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// city is a report with figures in all tables; every figure differs from its neighbours.
func city(t testing.TB, year int) *report.Report {
	t.Helper()
	r := &report.Report{Office: "某市自然资源和规划局", Kind: report.Department, Year: year}
	figures := r.Edition().Figures()
	for i := range figures {
		f := &figures[i]
		if !f.Free() {
			continue
		}
		n := int64((i*7 + year) % 13)
		if f.Section.Key == "disputes" {
			n = int64(i % 5)
		}
		if strings.Contains(string(f.Address), "after_reconsideration") {
			n = 0
		}
		var v report.Value = report.N(n)
		if f.Unit == report.TenThousandYuan {
			v, _ = report.ParseAmount("1.5")
		}
		if err := r.Set(f.Address, v); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func cityYears(t testing.TB) (r *report.Report, earlier []*report.Report) {
	return city(t, 2024), []*report.Report{city(t, 2023), city(t, 2021), city(t, 2022)}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	want, err := os.ReadFile(file)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs; go test ./render/chart -update writes it anew (-want +got):\n%s", file, diff)
	}
}

func svg(t testing.TB, c *chart.Chart) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.WriteSVG(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	r, earlier := cityYears(t)
	charts, err := chart.Of(r, earlier...)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for i := range charts {
		keys = append(keys, charts[i].Key)
		golden(t, "city-"+charts[i].Key+".svg", svg(t, &charts[i]))
	}
	if want := []string{"outcomes", "applicants", "years", "disputes"}; !slices.Equal(keys, want) {
		t.Errorf("the charts are %v, want %v", keys, want)
	}
	for _, name := range []string{"reports/zibo-guodong-2024", "reports/chencang-shuju-2024", "editions/government-2019"} {
		var b bytes.Buffer
		if err := (chart.Renderer{}).Render(&b, sample(t, name)); err != nil {
			t.Fatal(err)
		}
		golden(t, filepath.Base(name)+".svg", b.String())
	}
}

// numbers reads the figures out of a drawing as another program would: those that stand
// there as text, with the widths of the bars before them.
func numbers(t *testing.T, drawing string) (figures []int64, widths []float64) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(drawing))
	var value bool
	width := 0.0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return figures, widths
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, drawing)
		}
		switch e := token.(type) {
		case xml.StartElement:
			attributes := map[string]string{}
			for _, a := range e.Attr {
				attributes[a.Name.Local] = a.Value
			}
			if attributes["class"] == "chart-bar" {
				width, _ = strconv.ParseFloat(attributes["width"], 64)
			}
			_, value = attributes["data-value"]
		case xml.CharData:
			if !value {
				continue
			}
			n, err := strconv.ParseInt(string(e), 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			figures, widths = append(figures, n), append(widths, width)
			value, width = false, 0
		}
	}
}

// The figures in a drawing are those of the report's tables, read out of both; and a bar
// is as long as its figure says.
func TestFiguresAreThoseOfTheTables(t *testing.T) {
	reports := []*report.Report{city(t, 2024), sample(t, "reports/zibo-guodong-2024"), sample(t, "reports/zhongwei-guodong-2023"), sample(t, "editions/government-2019")}
	stated := city(t, 2022)
	stated.Stated.Figures = map[report.Address]string{"requests.outcome.granted.total": "99"}
	drawn := 0
	for _, r := range append(reports, stated) {
		charts, err := chart.Of(r, &report.Report{Office: "某局", Year: 2001, Requests: report.Requests{New: r.Requests.New}})
		if err != nil {
			t.Fatal(err)
		}
		for i := range charts {
			c := &charts[i]
			if c.Groups == nil {
				continue
			}
			var want []int64
			for _, g := range c.Groups {
				for _, b := range g.Bars {
					var sum int64
					for _, a := range b.Cells {
						shown, err := r.Shown(a)
						if err != nil {
							t.Fatal(err)
						}
						n, err := strconv.ParseInt(shown, 10, 64)
						if err != nil {
							t.Fatal(err)
						}
						sum += n
					}
					want = append(want, sum)
				}
			}
			got, widths := numbers(t, svg(t, c))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s: other figures (-table +drawing):\n%s", r.Office, c.Key, diff)
				continue
			}
			drawn++
			most := slices.Max(got)
			longest := slices.Max(widths)
			for k, n := range got {
				if share := longest * float64(n) / float64(most); n == 0 && widths[k] != 0 || n > 0 && (widths[k] < share-0.1 || widths[k] > max(share+0.1, 1)) {
					t.Errorf("%s, %s: the bar of %d is %.1f long, that of %d %.1f", r.Office, c.Key, n, widths[k], most, longest)
				}
			}
		}
	}
	if drawn < 8 {
		t.Errorf("only %d charts are drawn", drawn)
	}
}

// Each row of outcomes is in one bar, and each kind of applicant.
func TestBarsHoldAllCells(t *testing.T) {
	r := city(t, 2024)
	charts, err := chart.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	in := map[report.Address]int{}
	for _, c := range charts {
		for _, g := range c.Groups {
			for _, b := range g.Bars {
				for _, a := range b.Cells {
					in[a]++
				}
			}
		}
	}
	for _, total := range []report.Address{"requests.new.total", "disputes.reconsideration.total", "disputes.litigation.direct.total"} {
		f, err := r.Edition().Figure(total)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range f.Parts {
			if in[a] != 1 {
				t.Errorf("%s is in %d bars", a, in[a])
			}
		}
	}
	n := 0
	for _, f := range r.Edition().Figures() {
		if a := string(f.Address); strings.HasPrefix(a, "requests.outcome.") && strings.HasSuffix(a, ".total") && a != "requests.outcome.total.total" {
			if n++; in[f.Address] != 1 {
				t.Errorf("%s is in %d bars", a, in[f.Address])
			}
		}
	}
	if n != 21 {
		t.Errorf("%d rows of outcomes", n)
	}
}

// There is no chart of nothing, and few are told in words.
func TestLittle(t *testing.T) {
	requests := func(n int64) *report.Report {
		r := city(t, 2024)
		zero := report.Applicants{Individual: report.N(0), Enterprise: report.N(0), Research: report.N(0), Charity: report.N(0), LegalService: report.N(0), OtherOrg: report.N(0)}
		for _, f := range r.Edition().Figures() {
			if f.Free() && f.Section.Key != "proactive" {
				if err := r.Set(f.Address, report.N(0)); err != nil {
					t.Fatal(err)
				}
			}
		}
		r.Requests.New = zero
		r.Requests.New.Individual = report.N(n)
		return r
	}
	for _, tc := range []struct {
		name string
		r    *report.Report
		want string
	}{
		{"none", requests(0), ""},
		{"nine", requests(9), "applicants: 2024年新收的政府信息公开申请：自然人9件。"},
		{"ten", requests(10), "applicants 6"},
		{"blank", &report.Report{Office: "某局", Year: 2024}, ""},
	} {
		charts, err := chart.Of(tc.r)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range charts {
			if c.Groups == nil {
				got = append(got, c.Key+": "+c.Words)
			} else {
				got = append(got, c.Key+" "+strconv.Itoa(len(c.Groups[0].Bars)))
			}
		}
		if s := strings.Join(got, "\n"); s != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, s, tc.want)
		}
	}
	r := city(t, 2024)
	r.Requests.New.Charity = report.Count{}
	charts, err := chart.Of(r)
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(charts, func(c chart.Chart) bool { return c.Key == "applicants" }) {
		t.Error("a chart shows a blank as if it were none")
	}
}

func TestYears(t *testing.T) {
	var earlier []*report.Report
	for year := 2013; year < 2024; year++ {
		earlier = append(earlier, city(t, year))
	}
	charts, err := chart.Of(city(t, 2024), earlier...)
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for _, b := range charts[2].Groups[0].Bars {
		labels = append(labels, b.Label)
	}
	if s := strings.Join(labels, " "); s != "2019年 2020年 2021年 2022年 2023年 2024年" {
		t.Errorf("the years are %s", s)
	}
	for want, earlier := range map[string][]*report.Report{
		"is no earlier one":    {city(t, 2024)},
		"two earlier reports":  {city(t, 2020), city(t, 2020)},
		"earlier report 1 is ": {nil},
	} {
		if _, err := chart.Of(city(t, 2024), earlier...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if _, err := chart.Of(nil); err == nil {
		t.Error("charts of no report")
	}
}

func TestSheet(t *testing.T) {
	r, earlier := cityYears(t)
	s, err := chart.SheetOf(r, earlier...)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Figures) != 5 || len(s.Charts) != 3 || len(s.Sentences) != 2 {
		t.Errorf("%d figures, %d charts, %d sentences", len(s.Figures), len(s.Charts), len(s.Sentences))
	}
	var all strings.Builder
	all.WriteString(s.Title + "\n" + strings.Join(s.Sentences, "\n") + "\n")
	for _, f := range s.Figures {
		all.WriteString(f.Label + " " + strconv.FormatInt(f.Value, 10) + "\n")
	}
	golden(t, "city-sheet.txt", all.String())

	w := chart.DefaultWording()
	w.Title, w.Sentences, w.Figures = "{office}", []string{"新收{new}件。"}, []chart.FigureWords{{"新收", []string{"new"}}}
	r.Requests.New.Individual = report.Count{}
	if s, err = w.Sheet(r); err != nil || s.Title != r.Office || s.Sentences != nil || s.Figures != nil {
		t.Errorf("with a blank: %+v, %v", s, err)
	}
	for _, change := range []func(*chart.Wording){
		func(w *chart.Wording) { w.Title = "{organ}" },
		func(w *chart.Wording) { w.Sentences = []string{"{}"} },
		func(w *chart.Wording) { w.Figures = []chart.FigureWords{{"x", []string{"office"}}} },
		func(w *chart.Wording) { w.Outcomes.Words = "{all}" },
	} {
		w := chart.DefaultWording()
		change(&w)
		if _, err := w.Sheet(city(t, 2024)); err == nil {
			t.Error("a fact that is none is no error")
		}
	}
}

// Whatever stands in a chart is text, and what no picture may hold is an error.
func TestText(t *testing.T) {
	const s = `</svg><script>alert(1)</script> & "引号" <!-- ]]>`
	c := chart.Chart{Key: "outcomes", Title: s, Words: s, Groups: []chart.Group{{s, []chart.Bar{{Label: s, Value: 12}}}}}
	d := xml.NewDecoder(strings.NewReader(svg(t, &c)))
	var text strings.Builder
	elements := map[string]bool{"svg": true, "title": true, "desc": true, "rect": true, "text": true, "path": true}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if !elements[e.Name.Local] {
				t.Errorf("an element %s", e.Name.Local)
			}
		case xml.CharData:
			text.Write(e)
		}
	}
	if n := strings.Count(strings.ReplaceAll(text.String(), "\n", ""), s); n != 5 { // title, desc, heading, group and label
		t.Errorf("the text stands %d times in %q", n, text.String())
	}
	for _, bad := range []string{"\a", "\xff", "\x00"} {
		c := chart.Chart{Title: bad}
		if err := c.WriteSVG(io.Discard); err == nil {
			t.Errorf("%q is drawn", bad)
		}
	}
}

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) - 1, nil }

func TestWriterFails(t *testing.T) {
	r := city(t, 2024)
	if (chart.Renderer{}).Render(short{}, r) == nil {
		t.Error("a short write is no error")
	}
	if (chart.Renderer{}).Render(io.Discard, nil) == nil {
		t.Error("no report is no error")
	}
}

func BenchmarkChart(b *testing.B) {
	r := city(b, 2024)
	b.ReportAllocs()
	for b.Loop() {
		charts, err := chart.Of(r)
		if err != nil {
			b.Fatal(err)
		}
		if err := charts[0].WriteSVG(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
