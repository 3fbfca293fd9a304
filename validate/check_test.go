package validate

import (
	"bytes"
	"maps"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// Whatever stands in the texts, the cells and the fields, every rule ends, and its
// findings have places that exist.
func FuzzCheck(f *testing.F) {
	f.Add("全年共收到政府信息公开申请25件，其中自然人20件，占80%。", "24", "2025-02-01", uint8(3))
	f.Add("（一）主动公开。联系人11010119900307803X，《政府信息公开条列》（国务院令第492号），，", "/", "", uint8(0))
	f.Add("2023年，我局（一是…；二是”））", "９９９９", "2024-01-01", uint8(77))
	f.Add("\xff\xfe1@qq.com 13800138000", "", "0001-01-01", uint8(255))
	base := inOrder(f)
	last := previous(f, base)
	f.Fuzz(func(t *testing.T, text, figure, day string, at uint8) {
		changed := *base
		changed.Stated.Figures = maps.Clone(base.Stated.Figures)
		r := &changed
		for _, key := range r.Edition().TextKeys() {
			before, err := r.Text(key)
			if err != nil {
				t.Fatal(err)
			}
			blocks := append(report.Text{report.Paragraph{{Text: text}}, &report.Picture{Alt: text}, &report.TextTable{Caption: text, Rows: [][]string{{text}}}}, before...)
			if err := r.SetText(key, blocks); err != nil {
				t.Fatal(err)
			}
		}
		r.Stated.Title, r.Contact.Email = text, text
		r.Stated.Headings = []report.StatedHeading{{Section: "problems", Text: text}, {Text: text}, {Section: text, Text: figure}}
		all := r.Edition().Figures()
		show(t, r, all[int(at)%len(all)].Address, figure)
		if date, err := report.ParseDate(day); err == nil {
			r.Published = date
		}
		o := Options{Previous: []*report.Report{last, r, nil}, Subordinates: []*report.Report{r, last, nil}, Offices: []string{text}}
		result := check(t, r, o)
		for i := range result.Findings {
			// Not worded: a finding quotes the text, which may hold a verb of a format.
			sound(t, r, &result.Findings[i])
		}
	})
}

// A blank form, one of nothing at all, and one of another edition are checked too.
func TestBareReports(t *testing.T) {
	empty, err := report.NewFormat(report.FormatSpec{ID: "none"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*report.Report{{}, {Office: "某某市某某局", Year: 2024}, {Format: empty, Office: "某某市某某局", Year: 2024}} {
		if _, err := Check(r, Options{Previous: []*report.Report{{Year: 2023}}, Subordinates: []*report.Report{{Year: 2024}}}); err != nil {
			t.Error(err)
		}
	}
}

// Findings come in the same order every time.
func TestSameOrder(t *testing.T) {
	r := samples(t)["zhongwei-guodong-2023"]
	r.Requests.New.Individual, r.Disputes.Reconsideration.Upheld = report.N(7), report.N(9)
	o := Options{Previous: []*report.Report{previous(t, r)}}
	var first []byte
	for range 50 {
		result, err := Check(r, o)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for i := range result.Findings {
			f := &result.Findings[i]
			b.WriteString(f.Code + " " + f.Got + " " + f.Want + "\n")
		}
		if first == nil {
			first = b.Bytes()
		}
		if len(first) == 0 || !bytes.Equal(first, b.Bytes()) {
			t.Fatalf("findings in another order:\n%s\nfirst\n%s", b.Bytes(), first)
		}
	}
}

// A check that finds nothing should cost at most as much as reading the report:
// compare the two with go test -bench .
func BenchmarkReadJSON(b *testing.B) {
	data, err := inOrder(b).MarshalJSON()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.ReadJSON(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	r := inOrder(b)
	b.ReportAllocs()
	for b.Loop() {
		if result, err := Check(r, Options{}); err != nil || len(result.Findings) > 0 {
			b.Fatal(err, result)
		}
	}
}
