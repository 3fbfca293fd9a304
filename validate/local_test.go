package validate

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/report"
)

// Each demand finds what it is there for, lets pass what is in order, and asks nothing
// where it is not set.
func TestLocalDemands(t *testing.T) {
	published := func(day string) func(*report.Report, *Options) {
		return func(r *report.Report, o *Options) {
			d, err := report.ParseDate(day)
			if err != nil {
				t.Fatal(err)
			}
			r.Published = d
		}
	}
	under := func(r *report.Report, o *Options) {
		o.Subordinates = []*report.Report{{Office: "某局", Year: r.Year}}
	}
	for _, tc := range []struct {
		name    string
		demands LocalDemands
		change  func(*report.Report, *Options)
		want    string // the code
		says    string
	}{
		{"short", LocalDemands{LongestOverview: 4}, func(r *report.Report, _ *Options) { r.Overview = report.Plain("甲乙 丙丁") }, "", ""},
		{"long", LocalDemands{LongestOverview: 4}, func(r *report.Report, _ *Options) { r.Overview = report.Plain("甲乙\n丙丁戊") }, "LOC001", "共5字"},
		{"told", LocalDemands{Told: []ToldFigure{{What: "政策解读"}}}, func(r *report.Report, _ *Options) { r.Overview = report.Plain("发布政策解读12篇。") }, "", ""},
		{"untold", LocalDemands{Told: []ToldFigure{{What: "政策解读"}}}, func(r *report.Report, _ *Options) { r.Overview = report.Plain("发布政策解读。信息12条。") }, "LOC002", "政策解读"},
		{"by another word", LocalDemands{Told: []ToldFigure{{What: "政策解读", Words: []string{"解读材料"}, Where: "overview"}}}, func(r *report.Report, _ *Options) { r.Overview = report.Plain("解读材料3件。") }, "", ""},
		{"elsewhere", LocalDemands{Told: []ToldFigure{{What: "政策解读", Where: "problems"}}}, func(r *report.Report, _ *Options) { r.Overview = report.Plain("政策解读3件。") }, "LOC002", ""},
		{"published in time", LocalDemands{Publish: Day{1, 28}}, published("2025-01-28"), "", ""},
		{"published late", LocalDemands{Publish: Day{1, 28}}, published("2025-01-29"), "LOC003", "2025-01-28"},
		{"handed in", LocalDemands{Submit: Day{1, 26}, Submitted: report.Date{Year: 2025, Month: 1, Day: 27}}, nil, "LOC004", "2025-01-26"},
		{"added up late", LocalDemands{RollUp: Day{2, 20}, Submitted: report.Date{Year: 2025, Month: 2, Day: 21}}, under, "LOC005", "2025-02-20"},
		{"nothing to add up", LocalDemands{RollUp: Day{2, 20}, Submitted: report.Date{Year: 2025, Month: 2, Day: 21}}, nil, "", ""},
	} {
		r, o := inOrder(t), Options{}
		if tc.change != nil {
			tc.change(r, &o)
		}
		tc.demands.Basis = "某政办〔2025〕1号"
		o.Rules = tc.demands.Rules()
		found := check(t, r, o).Findings
		if tc.want == "" && len(found) > 0 || tc.want != "" && (len(found) != 1 || found[0].Code != tc.want) {
			t.Errorf("%s: %+v", tc.name, found)
			continue
		}
		for i := range found {
			if m := found[i].Message(language.Chinese); !strings.Contains(m, tc.says) || strings.Contains(m, "%!") || found[i].Basis.ZH != "某政办〔2025〕1号" {
				t.Errorf("%s: %s", tc.name, m)
			}
			if m := found[i].Message(language.English); strings.Contains(m, "%!") {
				t.Errorf("%s: %s", tc.name, m)
			}
		}
	}
	if rules := (LocalDemands{}).Rules(); rules != nil {
		t.Errorf("%d rules of no demands", len(rules))
	}
}

func TestPhrases(t *testing.T) {
	r := inOrder(t)
	r.Overview = report.Plain("政府甲乙公开工作扎实。")
	r.Problems = report.Plain("老龄办已改名。")
	result := check(t, r, Options{Rules: PhraseRules([]Phrase{
		{Avoid: "甲乙公开", Use: "政府甲乙公开"}, {Avoid: "老龄办", Use: "老龄委", Basis: "三定方案"}, {Avoid: "扎实"}, {},
	})})
	var got []string
	for i := range result.Findings {
		got = append(got, result.Findings[i].Message(language.Chinese))
	}
	if want := []string{"“扎实”是本单位不用的词语。", "“老龄办”应写为“老龄委”（三定方案）。"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if PhraseRules(nil) != nil {
		t.Error("rules of no phrases")
	}
}

// The codes of local rules are given to no other.
func TestLocalCodes(t *testing.T) {
	rules := append(LocalDemands{LongestOverview: 1, Told: []ToldFigure{{What: "甲"}}, Submit: Day{1, 1}, Publish: Day{1, 1}, RollUp: Day{1, 1}}.Rules(), PhraseRules([]Phrase{{Avoid: "甲"}})...)
	var codes []string
	for _, r := range append(DefaultRules(), rules...) {
		if slices.Contains(codes, r.Code) {
			t.Errorf("%s twice", r.Code)
		}
		codes = append(codes, r.Code)
	}
	if len(rules) != 6 {
		t.Errorf("%d rules", len(rules))
	}
}
