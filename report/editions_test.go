package report

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// editionSamples are the reports in testdata that follow another edition than that in
// force.
func editionSamples(t *testing.T) map[string]*Report {
	t.Helper()
	names, err := filepath.Glob("../testdata/editions/*.yaml")
	if err != nil || len(names) < 2 {
		t.Fatalf("%d samples of other editions, want 2 at least (%v)", len(names), err)
	}
	reports := map[string]*Report{}
	for _, name := range names {
		r, err := Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if r.Edition() == Edition2021() {
			t.Errorf("%s follows the edition in force", name)
		}
		reports[filepath.Base(name)] = r
	}
	return reports
}

func TestEdition2019Skeleton(t *testing.T) {
	f := Edition2019()
	for _, tc := range []struct {
		section                              string
		rows, columns, figures, free, signed int
	}{
		{"proactive", 18, 4, 22, 22, 5},
		{"requests", 26, 10, 161, 132, 0},
		{"disputes", 4, 15, 15, 12, 0},
	} {
		table := f.Section(tc.section).Table
		figures, free, signed := 0, 0, 0
		for i := range f.Figures() {
			if figure := &f.Figures()[i]; figure.Section.Key == tc.section {
				figures++
				if figure.Free() {
					free++
				}
				if figure.Signed {
					signed++
				}
			}
		}
		got := []int{len(table.Rows), len(table.Widths), figures, free, signed}
		if diff := cmp.Diff([]int{tc.rows, tc.columns, tc.figures, tc.free, tc.signed}, got); diff != "" {
			t.Errorf("%s: rows, columns, figures, free, signed (-want +got):\n%s", tc.section, diff)
		}
	}
	// 25 rows less two, the seven columns twice, and table 四.
	if got := len(f.Identities()); got != 23+7+7+3 {
		t.Errorf("%d equations, want 40", got)
	}
	for _, tc := range []struct{ address, zh string }{
		{"proactive.licences.items_change", "表二 第二十条第（五）项 行政许可 · 本年增/减"},
		{"proactive.procurement.amount", "表二 第二十条第（九）项 政府集中采购 · 采购总金额"},
		{"requests.outcome.other.individual", "表三 三、本年度办理结果 （六）其他处理 · 申请人情况 自然人"},
	} {
		figure, err := f.Figure(Address(tc.address))
		if err != nil {
			t.Error(err)
		} else if got := figure.Label().ZH; got != tc.zh {
			t.Errorf("%s is labelled %q", tc.address, got)
		}
	}
}

// What both editions have keeps its address, so that years can be compared across them.
func TestEditionsShareAddresses(t *testing.T) {
	shared := map[string]int{}
	for i := range Edition2021().Figures() {
		if f, err := Edition2019().Figure(Edition2021().Figures()[i].Address); err == nil {
			shared[f.Section.Key]++
		}
	}
	if diff := cmp.Diff(map[string]int{"proactive": 3, "requests": 154, "disputes": 15}, shared); diff != "" {
		t.Errorf("shared cells (-want +got):\n%s", diff)
	}
}

func TestEditionByID(t *testing.T) {
	for _, f := range Editions() {
		if got, err := EditionByID(f.ID()); err != nil || got != f {
			t.Errorf("%s: %v", f.ID(), err)
		}
	}
	var unknown *UnknownEditionError
	if _, err := EditionByID("1999"); !errors.As(err, &unknown) || unknown.ID != "1999" || len(unknown.Known) != len(Editions()) {
		t.Errorf("1999: %v", err)
	}
}

// A file says which edition it follows, wherever in it; one that is not known is refused
// by name, and nothing else is said of such a file.
func TestFileSelectsEdition(t *testing.T) {
	for in, want := range map[string]string{
		"office: 甲\nyear: 2020\nproactive:\n  licences: {items_change: -3}\nedition: \"2019\"\n": "2019",
		"edition: 2019\noffice: 甲\nyear: 2020\n":                                                 "2019",
		"edition: \"2021\"\noffice: 甲\nyear: 2022\n":                                             "2021",
		"office: 甲\nyear: 2022\n":                                                                "2021",
		`{"office": "甲", "year": 2020, "edition": "2019"}`:                                       "2019",
	} {
		for _, rd := range []Reader{{}, {Format: Edition2021()}, {Editions: []*Format{Edition2021()}}} {
			if r, err := rd.Read(strings.NewReader(in)); err != nil || r.Edition().ID() != want {
				t.Errorf("%q: %v, want %s", in, err, want)
			}
		}
	}
	if r, err := (Reader{Format: Edition2019()}).Read(strings.NewReader("office: 甲\nyear: 2020\n")); err != nil || r.Edition() != Edition2019() {
		t.Errorf("by option: %v", err)
	}
	_, err := Reader{Name: "a.yaml"}.Read(strings.NewReader("office: 甲\nedition: \"1999\"\nnonsense: 1\n"))
	var unknown *UnknownEditionError
	if !errors.As(err, &unknown) || unknown.ID != "1999" ||
		err.Error() != `a.yaml:2:10: edition: the edition "1999" of the form is not known; known are 2021, 2019 [report.edition]` {
		t.Errorf("%v", err)
	}
}

// What is written is read back as it was, evidence and figures below zero included, and
// fits the schema of its edition, which the files published are.
func TestEditionSamplesReadBack(t *testing.T) {
	same := cmp.Options{cmp.Comparer(func(a, b *Format) bool { return a == b })}
	for name, r := range editionSamples(t) {
		if err := r.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for form, write := range map[string]func(*bytes.Buffer) error{
			"JSON": func(b *bytes.Buffer) error { return WriteJSON(b, r) },
			"YAML": func(b *bytes.Buffer) error { return WriteYAML(b, r) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			got, err := Reader{}.Read(&b)
			if err != nil {
				t.Fatalf("%s, %s: %v", name, form, err)
			}
			if diff := cmp.Diff(r, got, same); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", name, form, diff)
			}
		}
		data, err := os.ReadFile(filepath.Join("../testdata/editions", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := compile(t, Schema(r.Edition()), SchemaID2019).Validate(instance(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A figure may be negative where the form's data say so, and nowhere else; a plus is kept
// as evidence.
func TestSignedFigures(t *testing.T) {
	const change, items = Address("proactive.licences.items_change"), Address("proactive.licences.items_before")
	f := func(a Address) *Figure {
		figure, err := Edition2019().Figure(a)
		if err != nil {
			t.Fatal(err)
		}
		return figure
	}
	for _, tc := range []struct {
		a               Address
		in, parsed, saw string
	}{
		{change, "-3", "-3", "-3"}, {change, "3", "3", "3"}, {change, "", "", ""}, {change, "0", "0", "0"},
		{change, "+2", "error", "2"},
		{change, "-", "error", "error"}, {change, "+", "error", "error"}, {change, "--3", "error", "error"}, {change, "-+3", "error", "error"}, {change, "+-3", "error", "error"},
		{change, "−3", "error", "error"}, {change, "-9007199254740993", "error", "error"},
		{items, "-3", "error", "error"}, {items, "+3", "error", "error"}, {items, "3", "3", "3"},
		{"proactive.procurement.amount", "-1.5", "error", "error"},
	} {
		for how, parse := range map[string]func(string) (Value, error){"Parse": f(tc.a).Parse, "Read": f(tc.a).Read} {
			want := tc.parsed
			if how == "Read" {
				want = tc.saw
			}
			got := "error"
			if v, err := parse(tc.in); err == nil {
				got = v.String()
			}
			if got != want {
				t.Errorf("%s of %s(%q) = %q, want %q", tc.a, how, tc.in, got, want)
			}
		}
	}
	r := &Report{Format: Edition2019(), Office: "甲局", Year: 2020}
	for a, fits := range map[Address]bool{change: true, items: false} {
		r.More.Figures = map[Address]Value{a: N(-3)}
		if err := r.WellFormed(); (err == nil) != fits {
			t.Errorf("%s = -3: %v", a, err)
		}
	}
	for in, want := range map[string]string{
		"{items_change: -3}": "", "{items_before: -3}": "it is negative", "{items_change: \"-3\"}": "a string where a number is wanted",
		"{items_change: -03}": "octal", "{items_change: +2}": "decimal digits alone", "{items_change: -1.5}": "not whole",
	} {
		_, err := ReadYAML(strings.NewReader("edition: \"2019\"\noffice: 甲\nyear: 2020\nproactive:\n  licences: " + in + "\n"))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, err, want)
		}
	}
	a, b := &Report{Format: Edition2019(), Office: "甲", Year: 2020}, &Report{Format: Edition2019(), Office: "乙", Year: 2020}
	for _, r := range []*Report{a, b} {
		if err := r.Set(change, N(-3)); err != nil {
			t.Fatal(err)
		}
	}
	sum, err := Sum(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if shown, err := sum.Shown(change); err != nil || shown != "-6" {
		t.Errorf("the sum is %q, %v", shown, err)
	}
}

// What a field of the struct holds and the edition has no place for is not lost in
// silence: the report is not well formed.
func TestFieldsOfAnotherEdition(t *testing.T) {
	for where, fill := range map[string]func(*Report){
		"proactive.rules.issued":                     func(r *Report) { r.Proactive.Rules.Issued = N(0) },
		"proactive.fees.amount":                      func(r *Report) { r.Proactive.Fees.Amount = AmountOf(zero) },
		"requests.outcome.other.fee_unpaid.research": func(r *Report) { r.Requests.Outcome.Other.FeeUnpaid.Research = N(1) },
	} {
		r := &Report{Format: Edition2019(), Office: "甲局", Year: 2020}
		fill(r)
		var failure *Failure
		if err := r.WellFormed(); !errors.As(err, &failure) || failure.Where != where {
			t.Errorf("%s: %v", where, err)
		}
	}
}
