package desk_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/internal/madeupcity"
	"github.com/govdisclosure/annualreport/report"
)

// tree returns the tree of a city, and a file for each office.
func tree(c *madeupcity.City) (top desk.Office, files []*desk.Received) {
	top.Name = c.Name
	for _, county := range c.Counties {
		o := desk.Office{Name: county.Name}
		for _, office := range county.Offices {
			o.Below = append(o.Below, desk.Office{Name: office.Name})
			files = append(files, &desk.Received{File: office.Name + ".docx", Report: office.Report})
		}
		top.Below = append(top.Below, o)
	}
	return top, files
}

func copied(r *report.Report) *report.Report {
	c := *r
	return &c
}

func rollUp(t *testing.T, top desk.Office, files []*desk.Received) *desk.Result {
	t.Helper()
	res, err := desk.RollUp(top, 0, files)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestLevels: the sums of three levels are those of all offices, whatever the order in
// which files come.
func TestLevels(t *testing.T) {
	city := madeupcity.New(11, 4, 25, 2024)
	top, files := tree(city)
	var all []*report.Report
	for _, f := range files {
		all = append(all, f.Report)
	}
	want, err := report.Sum(all...)
	if err != nil {
		t.Fatal(err)
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	res := rollUp(t, top, files)
	for _, f := range want.Edition().Figures() {
		w, _ := want.Value(f.Address)
		g, _ := res.Top.Sum.Value(f.Address)
		if w.String() != g.String() {
			t.Errorf("%s: %s, not %s", f.Address, g, w)
		}
	}
	if len(res.Top.Blanks()) != 0 || len(res.Top.Broken()) != 0 || len(res.Top.Missing()) != 4 {
		t.Errorf("%v %v %d missing", res.Top.Blanks(), res.Top.Broken(), len(res.Top.Missing()))
	}
	for i, county := range res.Top.Below {
		if county.Sum == nil || len(county.Parts) != 25 || county.Sum.Office != city.Counties[i].Name || county.Sum.Kind != report.Government {
			t.Errorf("%s: %d parts", county.Name, len(county.Parts))
		}
	}
}

// TestCountyReport: a county's own report counts above it, and what differs from the sum
// of its offices is named.
func TestCountyReport(t *testing.T) {
	city := madeupcity.New(12, 2, 5, 2024)
	top, files := tree(city)
	first := rollUp(t, top, files)
	own := copied(first.Top.Below[0].Sum)
	own.Office = strings.TrimSuffix(city.Counties[0].Name, "人民政府") // an area's name is its government's
	own.Proactive.Licences.Decisions = report.N(1_000_000)
	files = append(files, &desk.Received{File: "县.docx", Report: own})
	res := rollUp(t, top, files)
	if l := res.Top.Below[0]; l.Own == nil || l.Figures() != own {
		t.Fatal("the county's own report does not count")
	}
	if d := res.Top.Below[0].Differ(); !reflect.DeepEqual(d, []report.Address{"proactive.licences.decisions"}) {
		t.Errorf("differ: %v", d)
	}
	other, _ := first.Top.Below[1].Sum.Value("proactive.licences.decisions")
	if got, _ := res.Top.Sum.Value("proactive.licences.decisions"); got.String() != fmt.Sprint(1_000_000+number(other)) {
		t.Errorf("sum %s", got)
	}
}

func number(v report.Value) int64 { d, _ := v.Decimal(); return d.IntPart() }

// TestWho: who made a cell blank or an equation fail is named, through the levels.
func TestWho(t *testing.T) {
	city := madeupcity.New(13, 3, 20, 2024)
	blank, broken := city.Counties[1].Offices[7], city.Counties[2].Offices[3]
	blank.Report.Requests.New.Charity = report.Count{}
	n, _ := broken.Report.Requests.New.Individual.Int()
	broken.Report.Requests.New.Individual = report.N(n + 1)
	res := rollUp(t, first(tree(city)), second(tree(city)))
	blanks := res.Top.Blanks()
	if len(blanks) != 1 || blanks[0].Address != "requests.new.charity" || len(blanks[0].Who) != 1 || blanks[0].Who[0].Name != blank.Name {
		t.Errorf("blanks: %+v", blanks)
	}
	if v, _ := res.Top.Sum.Value("requests.new.charity"); !v.Blank() {
		t.Errorf("the sum of a blank is %s", v)
	}
	bs := res.Top.Broken()
	if len(bs) != 1 || bs[0].Identity.Left[0] != "requests.new.individual" || len(bs[0].Who) != 1 || bs[0].Who[0].Name != broken.Name || bs[0].Holds() {
		t.Errorf("broken: %+v", bs)
	}
	// Another makes up for it: still both are named.
	other := city.Counties[0].Offices[1]
	n, _ = other.Report.Requests.CarriedOut.Individual.Int()
	other.Report.Requests.CarriedOut.Individual = report.N(n + 1)
	res = rollUp(t, first(tree(city)), second(tree(city)))
	if bs = res.Top.Broken(); len(bs) != 1 || len(bs[0].Who) != 2 || !bs[0].Holds() {
		t.Errorf("broken: %+v", bs)
	}
}

func first(o desk.Office, _ []*desk.Received) desk.Office       { return o }
func second(_ desk.Office, f []*desk.Received) []*desk.Received { return f }

// TestStatus: what became of each file, said once and rightly.
func TestStatus(t *testing.T) {
	city := madeupcity.New(14, 1, 8, 2024)
	_, files := tree(city)
	offices := city.Counties[0].Offices
	top := desk.Office{Name: city.Counties[0].Name}
	for _, o := range offices {
		top.Below = append(top.Below, desk.Office{Name: o.Name, Short: []string{"县" + o.Name[9:]}})
	}
	top.Below = append(top.Below, desk.Office{Name: "东山县海关", Kind: report.Vertical}, desk.Office{Name: "东山县图书管理处"})
	give := func(name string, change func(*report.Report)) *desk.Received {
		r := copied(offices[0].Report)
		r.Office = offices[0].Name
		change(r)
		f := &desk.Received{File: name, Report: r}
		files = append(files, f)
		return f
	}
	unreadable := &desk.Received{File: "收/东山县图书管理处2024年报.wps", Unreadable: report.Label{ZH: "是 WPS 文件"}}
	files = append(files, unreadable)
	want := map[*desk.Received]desk.Status{
		unreadable: desk.StatusUnreadable,
		give("改.docx", func(r *report.Report) { r.Proactive.Licences.Decisions = report.N(77) }): desk.StatusCounted,
		give("去年.docx", func(r *report.Report) { r.Year = 2023 }):                                desk.StatusOtherYear,
		give("外.docx", func(r *report.Report) { r.Office = "西山县财政局"; r.Kind = 0 }):               desk.StatusUnknownOffice,
		give("无名.docx", func(r *report.Report) { r.Office = "" }):                                desk.StatusNameless,
		give("税务.docx", func(r *report.Report) { r.Office = "国家税务总局东山县税务局"; r.Kind = 0 }):        desk.StatusApart,
		give("海关.docx", func(r *report.Report) { r.Office = "东山县海关"; r.Kind = 0 }):               desk.StatusApart,
		give("旧格式.docx", func(r *report.Report) {
			*r = report.Report{Office: offices[1].Name, Year: 2024, Format: report.Edition2019()}
		}): desk.StatusOtherEdition,
		give("收/"+offices[5].Name+"年报.docx", func(r *report.Report) { *r = *offices[5].Report; r.Office = "" }): desk.StatusReplaced,
		files[0]: desk.StatusReplaced,
		files[1]: desk.StatusCounted,
	}
	same := give("简称.docx", func(r *report.Report) {
		*r = *offices[2].Report
		r.Office = "县 " + offices[2].Name[9:]
	})
	want[same], want[files[2]] = desk.StatusCounted, desk.StatusReplaced // by its short name
	res := rollUp(t, top, files)
	for f, status := range want {
		if f.Status != status {
			t.Errorf("%s: %s, not %s", f.File, f.Status.Label().ZH, status.Label().ZH)
		}
		if status == desk.StatusCounted != (f.Remark() == report.Label{}) {
			t.Errorf("%s: said %q", f.File, f.Remark().ZH)
		}
	}
	if unreadable.Level == nil || unreadable.Level.Name != "东山县图书管理处" {
		t.Errorf("%s is nobody's", unreadable.File)
	}
	if files[0].Instead == nil || files[0].Instead.File != "改.docx" || !strings.Contains(files[0].Remark().ZH, "改.docx") {
		t.Errorf("%+v", files[0])
	}
	if v, _ := res.Top.Sum.Value("proactive.licences.decisions"); number(v) != sumOf(offices[1:])+77 {
		t.Errorf("sum %s", v)
	}
	st := res.State(desk.StatementOptions{})
	if st.Obliged != 10 || st.Received != 10 || st.Missing != 0 || st.Unreadable != 1 || len(st.Others) != 8 {
		t.Errorf("%s %d others", st.Summary().ZH, len(st.Others))
	}
}

func sumOf(all []*madeupcity.Office) (n int64) {
	for _, o := range all {
		k, _ := o.Report.Proactive.Licences.Decisions.Int()
		n += k
	}
	return n
}

// TestNoTree: without a list all offices that sent a report are taken, once.
func TestNoTree(t *testing.T) {
	city := madeupcity.New(15, 1, 6, 2024)
	_, files := tree(city)
	again := *files[2]
	files = append(files, &again)
	res := rollUp(t, desk.Office{Name: city.Counties[0].Name}, files)
	if len(res.Top.Parts) != 6 || res.Year != 2024 {
		t.Errorf("%d parts of %d", len(res.Top.Parts), res.Year)
	}
	if _, err := desk.RollUp(desk.Office{}, 0, files); err == nil {
		t.Error("nobody adds up")
	}
}

// TestTooMuch: a sum that no report can hold is said and harms no other.
func TestTooMuch(t *testing.T) {
	city := madeupcity.New(16, 1, 3, 2024)
	city.Counties[0].Offices[0].Report.Proactive.Licences.Decisions = report.N(report.MaxCount)
	city.Counties[0].Offices[1].Report.Proactive.Licences.Decisions = report.N(report.MaxCount)
	top, files := tree(city)
	res := rollUp(t, top, files)
	if l := res.Top.Below[0]; l.Sum != nil || l.Over == nil || l.Over.Address != "proactive.licences.decisions" {
		t.Errorf("%+v", l)
	}
}

// TestTiming: in time, late, without a day, by the calendar of the place and by hand-in.
func TestTiming(t *testing.T) {
	city := madeupcity.New(17, 1, 4, 2024)
	offices := city.Counties[0].Offices
	top, files := tree(city)
	top = top.Below[0]
	top.Below[3].Name = "东山县石门镇人民政府"
	offices[3].Report.Office, offices[3].Report.Kind, files[3].Report.Kind = "东山县石门镇人民政府", 0, 0
	day := func(s string) report.Date { d, _ := report.ParseDate(s); return d }
	offices[0].Report.Published = day("2025-01-31")
	offices[1].Report.Published = day("2025-02-01")
	files[2].Day = day("2025-01-27")
	timings := func(o desk.StatementOptions) (all []desk.Timing) {
		for _, s := range rollUp(t, top, files).State(o).Standings {
			all = append(all, s.Timing)
		}
		return all
	}
	if got := timings(desk.StatementOptions{}); !reflect.DeepEqual(got, []desk.Timing{desk.InTime, desk.Late, desk.NotKnown, desk.NoDay}) {
		t.Errorf("by the law: %v", got)
	}
	var o desk.StatementOptions
	o.Publish.Month, o.Publish.Day, o.Submit.Month, o.Submit.Day = 1, 28, 1, 26
	if got := timings(o); !reflect.DeepEqual(got, []desk.Timing{desk.Late, desk.Late, desk.Late, desk.NotKnown}) {
		t.Errorf("by the calendar: %v", got)
	}
}
