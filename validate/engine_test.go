package validate

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// check checks a report and fails where the options cannot be followed.
func check(t testing.TB, r *report.Report, o Options) *Result {
	t.Helper()
	result, err := Check(r, o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// worded holds a finding to words in both languages, without a verb of its format that
// was not filled in.
func worded(t *testing.T, f *Finding) {
	t.Helper()
	for _, lang := range []language.Tag{language.Chinese, language.English, language.AmericanEnglish, language.SimplifiedChinese} {
		if m := f.Message(lang); strings.Contains(m, "%!") || strings.Contains(m, "%[") || strings.TrimSpace(m) == "" || m == f.Code {
			t.Errorf("%s: message in %s: %q", f.Code, lang, m)
		}
	}
}

// sound holds a finding to places that exist.
func sound(t *testing.T, r *report.Report, f *Finding) {
	t.Helper()
	if len(f.Places) == 0 {
		t.Errorf("%s: no place", f.Code)
	}
	for _, p := range f.Places {
		if p.Address != "" {
			if _, err := r.Edition().Figure(p.Address); err != nil {
				t.Errorf("%s: %v", f.Code, err)
			}
		}
		if p.Office != "" || p.Block == 0 || p.End == 0 {
			continue
		}
		text, err := r.Text(p.Key)
		if err != nil || p.Block > len(text) {
			t.Errorf("%s: no block %d of %s (%v)", f.Code, p.Block, p.Key, err)
			continue
		}
		if paragraph, ok := text[p.Block-1].(report.Paragraph); ok && (p.Start >= p.End || p.End > len(paragraph.String())) {
			t.Errorf("%s: span %d–%d of %d bytes", f.Code, p.Start, p.End, len(paragraph.String()))
		}
	}
}

// Every rule has all that is to be known of it.
func TestRulesAreComplete(t *testing.T) {
	han := regexp.MustCompile(`\p{Han}`)
	for _, r := range DefaultRules() {
		if !regexp.MustCompile(`^[A-Z]{3}[0-9]{3}$`).MatchString(r.Code) {
			t.Errorf("%q is not of the form of a code", r.Code)
		}
		for name, l := range map[string]report.Label{"title": r.Title, "message": r.Message, "basis": r.Basis} {
			if !han.MatchString(l.ZH) {
				t.Errorf("%s: no Chinese %s", r.Code, name)
			}
			if strings.TrimSpace(l.EN) == "" || regexp.MustCompile(`[a-z]{3}`).FindString(l.EN) == "" {
				t.Errorf("%s: no English %s", r.Code, name)
			}
		}
		if r.Good == "" || r.Bad == "" || r.Good == r.Bad || r.Check == nil {
			t.Errorf("%s: no examples or no check", r.Code)
		}
		if r.Severity < Hint || r.Severity > Error {
			t.Errorf("%s: no severity", r.Code)
		}
	}
}

// Reports in order give no finding at all: the one that examples change, and two years
// of another office, alone, one after the other and as a roll-up of itself.
func TestNothingIsFoundInOrder(t *testing.T) {
	var years []*report.Report
	for _, name := range []string{"testdata/pair-2023.yaml", "testdata/pair-2024.yaml"} {
		r, err := report.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		years = append(years, r)
	}
	for _, tc := range []struct {
		name string
		r    *report.Report
		o    Options
	}{
		{"the report of the examples", inOrder(t), Options{}},
		{"2023", years[0], Options{}},
		{"2024", years[1], Options{}},
		{"2024 after 2023", years[1], Options{Previous: years[:1]}},
		{"2024 as its own roll-up", years[1], Options{Subordinates: years[1:], Offices: []string{years[1].Office}}},
	} {
		for _, f := range check(t, tc.r, tc.o).Findings {
			t.Errorf("%s: %s %s", tc.name, f.Code, f.Message(language.Chinese))
		}
	}
}

// Findings come in one order, the report's, however often it is checked, and checking
// changes nothing.
func TestFindingsHaveOneOrder(t *testing.T) {
	r := bad(t)
	before, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Previous: []*report.Report{previous(t, inOrder(t))}, Subordinates: []*report.Report{inOrder(t), inOrder(t)}}
	var first string
	for i := range 20 {
		var b bytes.Buffer
		if err := WriteJSON(&b, language.Chinese, Source{Result: check(t, r, o)}); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b.String()
		} else if diff := cmp.Diff(first, b.String()); diff != "" {
			t.Fatalf("run %d differs:\n%s", i, diff)
		}
	}
	after, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, after) {
		t.Error("checking changed the report")
	}
	keys := check(t, r, o).Findings
	if len(keys) < 8 {
		t.Errorf("only %d findings", len(keys))
	}
}

// bad returns a report with something wrong in every part.
func bad(t testing.TB) *report.Report {
	t.Helper()
	r := inOrder(t)
	var o Options
	for _, e := range []Example{
		"stated.title = 某某市某某局2023年政府信息公开工作年度报告",
		"opening = 联系人身份证号：11010119900307803X，手机：13800138000。",
		"overview = 全年共收到政府信息公开申请25件，，其中自然人20件。",
		"overview = 2023年，我局共组织政务公开培训XX次，检查3次。",
		"requests.new.total = 24\nrequests.outcome.granted.enterprise = 3\nproactive.rules.issued = /",
		"problems =\nproblems = 无。",
		"disputes.reconsideration.total =",
	} {
		if err := e.apply(t, r, &o); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestFindingsStandInTheOrderOfTheReport(t *testing.T) {
	var got []string
	for _, f := range check(t, bad(t), Options{}).Findings {
		place := string(f.Places[0].Address)
		if place == "" {
			place = fmt.Sprintf("%s %d", f.Places[0].Key, f.Places[0].Block)
		}
		got = append(got, f.Code+" "+place)
	}
	want := []string{
		"FRM011 stated.title 0",
		"PUB001 opening 2", "PUB002 opening 2",
		"TXT001 overview 3", "TXT001 overview 7", "STY004 overview 7", "TXT001 overview 7",
		"YTY004 overview 8", "FRM017 overview 8",
		"SUM005 proactive.rules.issued",
		"SUM001 requests.new.total", "SUM002 requests.new.total",
		"SUM001 requests.outcome.granted.total", "SUM001 requests.outcome.total.enterprise",
		"SUM003 disputes.reconsideration.total",
		"FRM015 problems 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A rule is silenced by its exact code, everywhere, in one section or at one cell; the
// finding and the reason are kept.
func TestSilence(t *testing.T) {
	for _, tc := range []struct {
		where    string
		silenced bool
	}{{"", true}, {"requests", true}, {"requests.new.total", true}, {"requests.new", true}, {"requests.carried_in", false}, {"disputes", false}, {"requests.lead", false}} {
		r := inOrder(t)
		show(t, r, "requests.new.total", "24")
		o := Options{Rules: []*Rule{totalDiffers}, Silence: []Silence{{Code: "SUM001", Where: tc.where, Reason: "与上级核对过"}}}
		result := check(t, r, o)
		if got := len(result.Silenced) == 1 && len(result.Findings) == 0; got != tc.silenced {
			t.Errorf("where %q: silenced is %v", tc.where, got)
		}
		if tc.silenced && result.Silenced[0].Reason != "与上级核对过" {
			t.Errorf("where %q: the reason is %q", tc.where, result.Silenced[0].Reason)
		}
	}
}

// A caller may leave rules out and add one of its own.
func TestOwnRule(t *testing.T) {
	own := &Rule{
		Code: "OWN001", Severity: Warning,
		Title:   report.Label{ZH: "须有公布日期", EN: "A day of publication is required"},
		Message: report.Label{ZH: "%[3]s没有公布日期。", EN: "%[3]s has no day of publication."},
		Basis:   report.Label{ZH: "本市规定", EN: "A rule of the city"},
		Check: func(ctx *Context, r *report.Report) []Finding {
			if !ctx.Published.IsZero() {
				return nil
			}
			return []Finding{{Places: []Place{{Key: "published"}}, Args: []any{r.Office}}}
		},
	}
	r := inOrder(t)
	r.Published = report.Date{}
	result := check(t, r, Options{Rules: append(DefaultRules(), own)})
	if len(result.Findings) != 1 || result.Findings[0].Message(language.Chinese) != r.Office+"没有公布日期。" ||
		result.Findings[0].Message(language.English) != r.Office+" has no day of publication." {
		t.Errorf("%+v", result.Findings)
	}
	result = check(t, r, Options{Rules: []*Rule{own}, Published: report.Date{Year: 2025, Month: 1, Day: 20}})
	if len(result.Findings) != 0 {
		t.Errorf("with a day: %+v", result.Findings)
	}
}

func TestOptionsThatCannotBeFollowed(t *testing.T) {
	r := inOrder(t)
	for name, o := range map[string]Options{
		"no check":                    {Rules: []*Rule{{Code: "OWN001", Severity: Hint}}},
		"no rule":                     {Rules: []*Rule{nil}},
		"no severity":                 {Rules: []*Rule{{Code: "OWN001", Check: totalDiffers.Check}}},
		"two of one code":             {Rules: []*Rule{totalDiffers, totalDiffers}},
		"unknown code":                {Silence: []Silence{{Code: "SUM999", Reason: "x"}}},
		"beginning of code":           {Silence: []Silence{{Code: "SUM", Reason: "x"}}},
		"severity of an unknown code": {Severity: map[string]Severity{"SUM999": Error}},
		"no such severity":            {Severity: map[string]Severity{"SUM001": 9}},
		"no reason":                   {Silence: []Silence{{Code: "SUM001"}}},
	} {
		if _, err := Check(r, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Check(nil, Options{}); err == nil {
		t.Error("no report: no error")
	}
}

// What is found in the samples, each looked at: zhongwei's text contradicts its table,
// its total is blank and its opening states no period; shaanxi has a title of its own.
func TestFindingsOfTheSamples(t *testing.T) {
	want := map[string][]string{
		"chencang-shuju-2024":   nil,
		"shaanxi-guodong-2024":  {"warning FRM002 problems"},
		"wenzhou-guodong-2024":  nil,
		"zhongwei-guodong-2023": {"hint FRM010 opening", "warning TXT001 overview", "warning SUM003 requests.outcome.total.total", "hint FRM023 problems"},
		"zibo-guodong-2024":     nil,
	}
	for name, r := range samples(t) {
		var got []string
		for _, f := range check(t, r, Options{}).Findings {
			got = append(got, fmt.Sprintf("%s %s %s%s", f.Severity, f.Code, f.Places[0].Key, f.Places[0].Address))
			worded(t, &f)
		}
		if diff := cmp.Diff(want[name], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
