package parse_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

var tables = regexp.MustCompile(`(?s)<table.*?</table>`)

// Of the reports of two years on one page, below a summary of one, the first is read,
// and nothing of the other, not even where the first has a blank.
func TestTwoReports(t *testing.T) {
	want, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(fixtures, "page-documents.html"))
	if err != nil {
		t.Fatal(err)
	}
	for name, parts := range map[string][2]string{"articles": {"<article>", "</article>"}, "flat": {"<p>", "</p>"}} {
		ours := strings.Split(string(page), "<article>")[2]
		ours, _, _ = strings.Cut(ours, "</article>")
		_, summary, _ := strings.Cut(ours, "<h2>")
		summary = "<h2>" + tables.ReplaceAllString(summary, "<p>略。</p>")
		other := strings.NewReplacer("2024", "2023", "<td>11</td>", "<td>911</td>").Replace(ours)
		both := parts[0] + strings.Replace(ours, "<td>11</td>", "<td></td>", 1) + parts[1] + parts[0] + other + parts[1]
		both = parts[0] + summary + parts[1] + both
		res, err := parse.Read(name+".html", strings.NewReader(both))
		if err != nil {
			t.Fatal(err)
		}
		first := *want
		first.Requests.New.Individual = report.Count{}
		compareReports(t, &first, res.Report)
		if !slices.ContainsFunc(res.Diagnostics, func(d parse.Diagnostic) bool {
			return d.Code == parse.DocumentOther && strings.Contains(d.Quote, "2023年政府信息公开")
		}) {
			t.Errorf("%s: the other report is passed over in silence:\n%s", name, describe(res))
		}
	}
}
