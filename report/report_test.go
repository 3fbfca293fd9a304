package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// The samples hold the figures that their offices published, to the last cell.
func TestSamplesHoldThePublishedFigures(t *testing.T) {
	for name, r := range samples(t) {
		data, err := os.ReadFile("../testdata/expect/" + strings.TrimSuffix(name, ".yaml") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var want map[Address]string
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		got := map[Address]string{}
		for i := range r.Edition().Figures() {
			a := r.Edition().Figures()[i].Address
			if got[a], err = r.Shown(a); err != nil {
				t.Error(err)
			}
		}
		if len(got) != 200 {
			t.Errorf("%s shows %d figures, want 200", name, len(got))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-published +shown):\n%s", name, diff)
		}
	}
}

// A total left blank is stated and blank, which is neither missing nor 0.
func TestStatedBlank(t *testing.T) {
	r := samples(t)["zhongwei-guodong-2023.yaml"]
	const corner = "requests.outcome.total.total"
	if s, stated := r.Stated.Figures[corner]; !stated || s != "" {
		t.Errorf("stated %v, %q, want a blank", stated, s)
	}
	if v, err := r.Value(corner); err != nil || v.String() != "0" {
		t.Errorf("derived %v, %v, want 0", v, err)
	}
	var f *Failure
	if err := r.Validate(); !errors.As(err, &f) || f.Kind != FailNotFigure || f.Where != corner || f.Want != "0" {
		t.Errorf("Validate says %v", err)
	}
}

// The methods and the form's data derive the same totals.
func TestTotalsAgreeWithTheForm(t *testing.T) {
	r := filled()
	o := r.Requests.Outcome.Total()
	for _, tc := range []struct {
		address string
		method  Count
	}{
		{"requests.new.total", r.Requests.New.Total()},
		{"requests.carried_out.total", r.Requests.CarriedOut.Total()},
		{"requests.outcome.refused.deliberative.total", r.Requests.Outcome.Refused.Deliberative.Total()},
		{"requests.outcome.total.individual", o.Individual},
		{"requests.outcome.total.enterprise", o.Enterprise},
		{"requests.outcome.total.research", o.Research},
		{"requests.outcome.total.charity", o.Charity},
		{"requests.outcome.total.legal_service", o.LegalService},
		{"requests.outcome.total.other_org", o.OtherOrg},
		{"requests.outcome.total.total", o.Total()},
		{"disputes.reconsideration.total", r.Disputes.Reconsideration.Total()},
		{"disputes.litigation.direct.total", r.Disputes.Litigation.Direct.Total()},
		{"disputes.litigation.after_reconsideration.total", r.Disputes.Litigation.AfterReconsideration.Total()},
	} {
		v, err := r.Value(Address(tc.address))
		if err != nil || v.Blank() || v.String() != tc.method.String() {
			t.Errorf("%s: the form derives %v (%v), the method %v", tc.address, v, err, tc.method)
		}
	}
}

// filled is a report with another figure in every free cell.
func filled() *Report {
	r := &Report{Office: "某局", Year: 2024}
	for i := range r.Edition().Figures() {
		f := &r.Edition().Figures()[i]
		if !f.Free() {
			continue
		}
		var v Value = N(int64(i*i + 1))
		if f.Unit == TenThousandYuan {
			v = AmountOf(decimal.New(11032, -2))
		}
		if err := r.Set(f.Address, v); err != nil {
			panic(err)
		}
	}
	return r
}

func TestBlankIsNotZero(t *testing.T) {
	r := &Report{Office: "某局", Year: 2024}
	r.Requests.New.Individual = N(21)
	if got := r.Requests.New.Total(); !got.Blank() {
		t.Errorf("a total with blank parts is %v, want a blank", got)
	}
	if s, err := r.Shown("requests.new.total"); s != "" || err != nil {
		t.Errorf("it shows %q, %v", s, err)
	}
	r.ZeroBlanks()
	if got := r.Requests.New.Total(); !got.Equal(N(21)) {
		t.Errorf("with zeros filled in the total is %v, want 21", got)
	}
	if got := r.Proactive.Fees.Amount.String(); got != "0" {
		t.Errorf("the fees are %q, want 0", got)
	}
}

func TestSet(t *testing.T) {
	r := &Report{}
	for _, tc := range []struct {
		address Address
		value   Value
		want    string
	}{
		{"requests.new.individual", N(3), ""},
		{"requests.new.individual", nil, ""},
		{"requests.new.total", N(3), "it derives from its parts"},
		{"requests.new.nobody", N(3), "is not the address of a cell"},
		{"requests.new.individual", AmountOf(decimal.NewFromInt(1)), "counts in 件, not in 万元"},
		{"proactive.fees.amount", N(1), "counts in 万元, not in 件"},
	} {
		err := r.Set(tc.address, tc.value)
		if tc.want == "" && err != nil || tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
			t.Errorf("Set(%s, %v) says %v, want %q", tc.address, tc.value, err, tc.want)
		}
	}
}

func TestValidateSums(t *testing.T) {
	r := &Report{Office: "某局", Year: 2024}
	r.ZeroBlanks()
	if err := r.Validate(); err != nil {
		t.Fatalf("a report of zeros fails: %v", err)
	}
	r.Requests.New.Individual = N(5)
	r.Requests.Outcome.Granted.Individual = N(4)
	r.Stated.Figures = map[Address]string{"disputes.reconsideration.total": "1"}
	var fs Failures
	if !errors.As(r.Validate(), &fs) {
		t.Fatal("no failures")
	}
	var got []string
	for _, f := range fs {
		got = append(got, f.Error())
	}
	want := []string{
		"requests.new.individual: requests.new.individual + requests.carried_in.individual = 5 does not equal requests.outcome.total.individual + requests.carried_out.individual = 4 [failure.identity]",
		"requests.new.total: requests.new.total + requests.carried_in.total = 5 does not equal requests.outcome.total.total + requests.carried_out.total = 4 [failure.identity]",
		"disputes.reconsideration.total: disputes.reconsideration.total = 1 does not equal disputes.reconsideration.upheld + disputes.reconsideration.corrected + disputes.reconsideration.other + disputes.reconsideration.pending = 0 [failure.identity]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("failures (-want +got):\n%s", diff)
	}
}

func TestWellFormed(t *testing.T) {
	for _, tc := range []struct {
		name   string
		change func(*Report)
		want   string // "" where the report is well formed
	}{
		{"as it is", func(r *Report) {}, ""},
		{"tab", func(r *Report) { r.Overview = Text{Paragraph{{Text: "a\tb"}}} }, ""},
		{"above U+FFFF", func(r *Report) { r.Overview = Plain("\U0002CE7C") }, ""},
		{"no office", func(r *Report) { r.Office = "　" }, "office: missing"},
		{"no year", func(r *Report) { r.Year = 0 }, "year: missing: the year"},
		{"early year", func(r *Report) { r.Year = 2007 }, "year: got 2007, want a year from 2008 on"},
		{"kind", func(r *Report) { r.Kind = 77 }, "kind: got Kind(77)"},
		{"day", func(r *Report) { r.Published = Date{2025, 2, 30} }, "published: got 2025-02-30"},
		{"negative", func(r *Report) { r.Requests.New.Charity = N(-1) }, "requests.new.charity: got -1, want a count from 0"},
		{"too large", func(r *Report) { r.Requests.New.Charity = N(MaxCount + 1) }, "requests.new.charity: got 9007199254740993"},
		{"negative amount", func(r *Report) { r.Proactive.Fees.Amount = AmountOf(decimal.NewFromInt(-1)) }, "proactive.fees.amount: got -1"},
		{"control", func(r *Report) { r.Problems = Plain("好\x00") }, "problems, block 1, character 2: got U+0000"},
		{"noncharacter", func(r *Report) { r.Problems = Plain("a\nb\uFFFF") }, "problems, block 2, character 2: got U+FFFF"},
		{"not UTF-8", func(r *Report) { r.Problems = Text{Paragraph{{Text: "好\xff"}}} }, "character 2: got the byte 0xFF, want UTF-8"},
		{"line break", func(r *Report) { r.Problems = Text{Paragraph{{Text: "a\nb"}}} }, "character 2: got U+000A"},
		{"empty paragraph", func(r *Report) { r.Problems = Text{Paragraph{}} }, "problems, block 1: missing"},
		{"nil block", func(r *Report) { r.Problems = Text{nil} }, "problems, block 1: got <nil>"},
		{"picture", func(r *Report) { r.Problems = Text{&Picture{Data: []byte("GIF89a"), Alt: "x"}} }, "neither PNG nor JPEG"},
		{"picture cut short", func(r *Report) { r.Problems = Text{&Picture{Data: onePixel[:40], Alt: "x"}} }, "a damaged png file"},
		{"picture without words", func(r *Report) { r.Problems = Text{&Picture{Data: onePixel}} }, "no alternative text"},
		{"empty table", func(r *Report) { r.Problems = Text{&TextTable{}} }, "0 rows"},
		{"stated and filled in", func(r *Report) {
			r.Requests.New.Individual = N(1)
			r.Stated.Figures = map[Address]string{"requests.new.individual": "一"}
		}, `got both 1 and the stated text "一"`},
		{"unknown address", func(r *Report) { r.Stated.Figures = map[Address]string{"a.b": "1"} }, "a.b: got a key that the form does not have"},
		{"field in More", func(r *Report) { r.More.Figures = map[Address]Value{"requests.new.individual": N(1)} }, "no field of its own"},
	} {
		r := &Report{Office: "某局", Year: 2024}
		tc.change(r)
		err := r.WellFormed()
		if tc.want == "" && err != nil || tc.want != "" && (err == nil || !strings.Contains(err.Error(), tc.want)) {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.want)
		}
	}
}

func TestNumbering(t *testing.T) {
	for _, tc := range []struct {
		text, heading string
		level         int
	}{
		{"（一）主动公开", "（一）主动公开", 2},
		{"（一）主动公开。全年公开12条。", "（一）主动公开。", 2},
		{"(二)依申请公开。受理8件。", "(二)依申请公开。", 2},
		{"(一) 主动公开情况", "(一) 主动公开情况", 2},
		{"（十二）其他", "（十二）其他", 2},
		{"1.主动公开方面。2024年公开12条。", "1.主动公开方面。", 3},
		{"2、依申请公开", "2、依申请公开", 3},
		{"（1）培训", "（1）培训", 4},
		{"1.5万元已经拨付", "", 0},
		{"2024年，我局公开12条。", "", 0},
		{"一是加强领导。", "", 0},
		{"（一）主动公开不够；", "", 0},
		{"（一）有以下情况：", "", 0},
		{"（注：本报告可在网站下载。）", "", 0},
		{"", "", 0},
	} {
		level, end := Numbering(tc.text)
		if level != tc.level || tc.text[:end] != tc.heading {
			t.Errorf("%q: level %d, %q, want %d, %q", tc.text, level, tc.text[:end], tc.level, tc.heading)
		}
	}
}

func TestAmountKeepsItsDecimals(t *testing.T) {
	for in, want := range map[string]string{
		"110.32": "110.32", "96171.6": "96171.6", "110.30": "110.30", "0": "0", "0.00": "0.00", "007": "7",
		"": "!", "-1": "!", "1e3": "!", "1,000": "!", "１": "!", ".5": "!", "5.": "!", "12345678901234567": "!",
	} {
		a, err := ParseAmount(in)
		if want == "!" {
			if err == nil {
				t.Errorf("%q reads as %v", in, a)
			}
			continue
		}
		if err != nil || a.String() != want {
			t.Errorf("%q reads as %v, %v, want %s", in, a, err, want)
		}
	}
}

// Another edition of the form is another value: no field, no code.
func TestAnotherEdition(t *testing.T) {
	f, err := NewFormat(FormatSpec{
		ID: "test", Title: Label{ZH: "{year}年度报告"},
		Sections: []Section{
			{Key: "preface", Number: "一", Title: Label{ZH: "前言"}},
			{Key: "deeds", Number: "二", Title: Label{ZH: "事项"}, Table: &Table{
				Widths: []float64{2, 1, 1}, HeadRows: 1,
				Rows: []Row{
					{Cells: []Cell{{Label: Label{ZH: "事"}}, {Role: RoleColumnHead, Label: Label{ZH: "数"}}, {Role: RoleColumnHead, Label: Label{ZH: "计"}}}},
					{Cells: []Cell{{Role: RoleRowHead, Label: Label{ZH: "甲"}}, {Role: RoleFigure, Address: "deeds.a.n"}, {Role: RoleFigure, Address: "deeds.a.total"}}},
				},
				Identities: []Identity{{Left: []Address{"deeds.a.total"}, Right: []Address{"deeds.a.n"}}},
			}},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := &Report{Format: f, Office: "某局", Year: 2030}
	if err := r.Set("deeds.a.n", N(7)); err != nil {
		t.Fatal(err)
	}
	if err := r.SetText("preface", Plain("一段。")); err != nil {
		t.Fatal(err)
	}
	if v, err := r.Value("deeds.a.total"); err != nil || v.String() != "7" {
		t.Errorf("the total is %v, %v", v, err)
	}
	j, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	got := &Report{Format: f}
	if err := got.UnmarshalJSON(j); err != nil {
		t.Fatalf("%v\n%s", err, j)
	}
	if diff := cmp.Diff(r, got, cmp.Comparer(func(a, b *Format) bool { return a == b })); diff != "" {
		t.Errorf("reads back otherwise:\n%s", diff)
	}
	var unknown *UnknownEditionError
	if err := (&Report{}).UnmarshalJSON(j); !errors.As(err, &unknown) || unknown.ID != "test" || !strings.Contains(err.Error(), "edition") {
		t.Errorf("read without the edition: %v", err)
	}
	if got, err := (Reader{Editions: []*Format{f}}).ReadJSON(bytes.NewReader(j)); err != nil || got.Format != f {
		t.Errorf("with the edition among others: %v", err)
	}
}

func TestNewFormatRefuses(t *testing.T) {
	figure := func(a Address) Cell { return Cell{Role: RoleFigure, Address: a} }
	for _, tc := range []struct {
		table Table
		want  string
	}{
		{Table{Widths: []float64{1}, Rows: []Row{{Cells: []Cell{{}}}}}, "the table has no figure"},
		{Table{Widths: []float64{1, 1}, Rows: []Row{{Cells: []Cell{figure("s.a")}}}}, "no cell in column 2"},
		{Table{Widths: []float64{1}, Rows: []Row{{Cells: []Cell{figure("s.a"), figure("s.b")}}}}, "does not fit"},
		{Table{Widths: []float64{1, 1}, Rows: []Row{{Cells: []Cell{figure("s.a"), figure("s.a")}}}}, "two cells have the address"},
		{Table{Widths: []float64{1}, Rows: []Row{{Cells: []Cell{figure("other.a")}}}}, "does not begin with the section's key"},
		{Table{Widths: []float64{1}, Rows: []Row{{Cells: []Cell{figure("s.a")}}}, Identities: []Identity{{Left: []Address{"s.b"}}}}, "which is no cell"},
	} {
		_, err := NewFormat(FormatSpec{Sections: []Section{{Key: "s", Table: &tc.table}}})
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("NewFormat says %v, want %q", err, tc.want)
		}
	}
}

func TestArticleLabel(t *testing.T) {
	for _, tc := range []struct {
		a      Article
		zh, en string
	}{
		{Article{36, []int{1, 2}}, "第三十六条第（一）（二）项", "art. 36(1)(2)"},
		{Article{50, []int{4}}, "第五十条第（四）项", "art. 50(4)"},
		{Article{10, nil}, "第十条", "art. 10"},
		{Article{14, nil}, "第十四条", "art. 14"},
	} {
		if got := tc.a.Label(); got != (Label{tc.zh, tc.en}) {
			t.Errorf("%v is %v", tc.a, got)
		}
	}
}
