package validate

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// notApplied returns the codes of the rules that were not applied, each with its cells.
func notApplied(result *Result) map[string][]report.Address {
	all := map[string][]report.Address{}
	for _, n := range result.NotApplied {
		all[n.Code] = append(all[n.Code], n.Cells...)
	}
	return all
}

// A rule that rests on cells of the form in force says of a report of another edition
// that it does not apply, and why.
func TestNotAppliedToAnotherEdition(t *testing.T) {
	all := samples(t)
	for name, r := range all {
		result, err := Check(r, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var want = map[string][]report.Address{}
		if r.Edition() == report.Edition2019() {
			want = map[string][]report.Address{"YTY002": nil, "FRM008": nil, "SUM008": nil, "SUM010": nil, "TXT008": nil, "TXT010": nil, "YTY013": nil}
		}
		if diff := cmp.Diff(want, notApplied(result)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	r := clone(t, all["department-2020"])
	r.Overview = append(r.Overview, report.Paragraph{{Text: "全年制发行政规范性文件3件。"}})
	result, err := Check(r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]report.Address{"proactive.normative_documents.issued"}, notApplied(result)["TXT001"]); diff != "" {
		t.Errorf("a figure in the text that the edition has no cell for (-want +got):\n%s", diff)
	}
	for lang, want := range map[language.Tag]string{
		language.Chinese: "未适用 YTY002  2019年版格式没有“表二 第二十条第（一）项 规章 · 现行有效件数”\n",
		language.English: "not applied YTY002  the 2019 edition of the form has no “Table 2 Article 20(1) Rules · In force”\n",
	} {
		var text, json strings.Builder
		if err := result.WriteText(&text, lang); err != nil || !strings.Contains(text.String(), want) {
			t.Errorf("%v: %v, %s", lang, err, text.String())
		}
		if err := WriteJSON(&json, lang, Source{Result: result}); err != nil || !strings.Contains(json.String(), `"code": "YTY002"`) {
			t.Errorf("%v: %v, %s", lang, err, json.String())
		}
	}
}

// From a report of the edition of 2019 to one of that in force, the cells that both have
// are compared, and it is said which are not.
func TestYearsAcrossEditions(t *testing.T) {
	last := clone(t, samples(t)["department-2020"])
	now := &report.Report{Office: last.Office, Kind: last.Kind, Year: 2021}
	now.ZeroBlanks()
	now.Requests.CarriedIn.Individual = report.N(2) // last year carried out 1
	now.Proactive.Coercion.Decisions = report.N(0)
	now.Proactive.Licences.Decisions = report.N(4) // 486 before, in a cell that both have
	result, err := Check(now, Options{Previous: []*report.Report{last},
		Rules: []*Rule{carriedOver, inForce, jumped, lastYearDiffers}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range result.Findings {
		got = append(got, f.Code+" "+string(f.Places[0].Address))
	}
	if diff := cmp.Diff([]string{"YTY007 proactive.licences.decisions", "YTY001 requests.carried_in.individual"}, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	cells := notApplied(result)
	if diff := cmp.Diff([]report.Address{"proactive.rules.in_force", "proactive.normative_documents.in_force"}, cells["YTY002"]); diff != "" {
		t.Errorf("in force (-want +got):\n%s", diff)
	}
	// The seven new cells of table 二 and the parts of the last outcome.
	if got := cells["YTY007"]; len(got) != 7+3*6 || got[0] != "proactive.rules.issued" {
		t.Errorf("%d cells are said not to be compared: %v", len(got), got)
	}
	if len(cells["YTY001"]) > 0 {
		t.Errorf("said not to be compared: %v", cells["YTY001"])
	}
}

// A figure that may be negative is looked at as one, however the minus is written; a plus
// before it is how offices write it.
func TestSignedCells(t *testing.T) {
	const a = report.Address("proactive.licences.items_change")
	for text, want := range map[string]string{
		"-3": "", "+3": "", "3": "", "０": "SUM005 0", "−3": "SUM005 -3", "－3": "SUM005 -3", "—": "SUM005 0", "3-": "SUM004 ", "增3": "SUM004 ",
	} {
		r := clone(t, samples(t)["department-2020"])
		show(t, r, a, text)
		result, err := Check(r, Options{Rules: []*Rule{blankCells, notFigure, oddFigure}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range result.Findings {
			got += f.Code + " " + f.Want
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
