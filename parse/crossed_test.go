package parse_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// The table of section four in all the ways in which it can be turned.
func TestTurnedTable(t *testing.T) {
	want, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(fixtures, "page-turned.html"))
	if err != nil {
		t.Fatal(err)
	}
	results := []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
	figures := [3][5]int{{155, 156, 157, 158, 626}, {159, 160, 161, 162, 642}, {163, 164, 165, 166, 658}}
	row := func(cells ...any) string {
		var b strings.Builder
		for _, c := range cells {
			if s, ok := c.(string); ok && strings.HasPrefix(s, "<td") {
				b.WriteString(s)
			} else {
				fmt.Fprintf(&b, "<td>%v", c)
			}
		}
		return "<tr>" + b.String()
	}
	of := func(who string, k int) string {
		return row(who, figures[k][0], figures[k][1], figures[k][2], figures[k][3], figures[k][4])
	}
	names := row("", results[0], results[1], results[2], results[3], results[4])

	down := row("<td rowspan=2>", "<td rowspan=2>行政复议", "<td colspan=2>行政诉讼") + row("未经复议直接起诉", "复议后起诉")
	list, bands := "", ""
	for i, name := range results {
		down += row(name, figures[0][i], figures[1][i], figures[2][i])
	}
	for k, who := range []string{"行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼—复议后起诉"} {
		bands += row("<td colspan=6>"+who) + names + of("", k)
		for i, name := range results {
			first := "<td rowspan=5>" + who
			if i > 0 {
				first = ""
			}
			list += strings.Replace(row(first, name, figures[k][i]), "<td><td>", "<td>", 1)
		}
	}
	second := regexp.MustCompile(`(?s)(<h3>四.*?<table[^>]*>).*?(</table>)`)
	for name, table := range map[string]string{
		"a row each":    names + of("行政复议", 0) + row("<td colspan=6>行政诉讼") + of("未经复议直接起诉", 1) + of("复议后起诉", 2),
		"other order":   names + of("行政诉讼复议后起诉", 2) + of("行政复议", 0) + of("行政诉讼未经复议直接起诉", 1),
		"a column each": down,
		"a list":        list,
		"bands":         bands,
	} {
		if !second.Match(page) {
			t.Fatal("the page has no such table")
		}
		res, err := parse.Read("page.html", strings.NewReader(second.ReplaceAllString(string(page), "${1}"+table+"${2}")))
		if err != nil {
			t.Fatal(err)
		}
		t.Log(name)
		compareReports(t, want, res.Report)
	}
	// Two tables for one: no figure has one place.
	twice := names + of("行政复议", 0) + of("行政复议", 1)
	res, err := parse.Read("page.html", strings.NewReader(second.ReplaceAllString(string(page), "${1}"+twice+"${2}")))
	if err != nil {
		t.Fatal(err)
	}
	if n := res.Report.Disputes.Reconsideration.Upheld; !n.Blank() || !strings.Contains(describe(res), "155 | 156") {
		t.Errorf("read %v:\n%s", n, describe(res))
	}
}
