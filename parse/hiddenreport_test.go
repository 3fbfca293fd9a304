package parse

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// A report that shows only when scripts have run is read all the same, and the one that
// shows where there are two.
func TestHiddenReport(t *testing.T) {
	rows := func(n string) string {
		return "<h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可<td>" + n + "<tr><td>行政处罚<td>" + n + "</table>"
	}
	rest := "<h2>四、政府信息公开行政复议、行政诉讼情况</h2><h2>五、存在的主要问题及改进情况</h2><p>无。</p><h2>六、其他需要报告的事项</h2><p>无。</p>"
	page := func(year, n string) string {
		return "<h1>甲市乙局" + year + "年政府信息公开工作年度报告</h1>" + rows(n) + rest
	}
	for _, c := range []struct {
		name, in string
		year     int
		n        int64
		code     Code
	}{
		{"all of it", `<div style="visibility:hidden">` + page("2024", "7") + `</div>`, 2024, 7, TextUnhidden},
		{"its tables", `<style>table{display:none}</style>` + page("2024", "7"), 2024, 7, TextUnhidden},
		{"its texts", `<style>.text{display:none}</style>` + strings.ReplaceAll(page("2024", "7"), "<p>", "<p class=text>"), 2024, 7, TextUnhidden},
		{"another year's", `<style>.old{display:none}</style><div class=old>` + page("2023", "6") + `</div>` + page("2024", "7"), 2024, 7, TextHidden},
		{"deleted words", page("2024", "7") + "<p>甲<del>乙</del>", 2024, 7, TextHidden},
		{"digits in figures", page("2024", `<i style="font-size:0">9</i>7`), 2024, 7, TextHidden},
	} {
		res, err := Read("", strings.NewReader("<meta charset=utf-8>"+c.in))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if n := res.Report.Proactive.Licences.Decisions; res.Report.Year != c.year || n != report.N(c.n) {
			t.Errorf("%s: %d, %v", c.name, res.Report.Year, n)
		}
		said := 0
		for _, d := range res.Diagnostics {
			if d.Code == TextHidden || d.Code == TextUnhidden {
				said++
				if d.Code != c.code || d.Count == 0 || d.Quote == "" {
					t.Errorf("%s: %+v", c.name, d)
				}
			}
		}
		if said != 1 {
			t.Errorf("%s: said %d times", c.name, said)
		}
	}
}
