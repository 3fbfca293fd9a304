package parse_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// What a program left of rows that it could not read is kept as text, and named.
func TestScrapBesideTables(t *testing.T) {
	r, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	write := rowsOf("", "\t", "")
	for lead, want := range map[string]string{
		"Õl‹_\n\n2\t7\t1\t0\t69\n\n": "Õl‹_ / 2 7 1 0 69",
		"本年度有关数据如下，单位为件。\n\n":        "",
	} {
		text := asText(r, sheetsOf(t, r), func(s sheet) string { return lead + write(s) })
		res, err := parse.Read("report.txt", strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, d := range res.Diagnostics {
			if d.Code == parse.TextScrap && d.Quote == want && strings.HasSuffix(d.Key, ".lead") {
				n++
			} else {
				t.Errorf("%q: %s", lead, d.String())
			}
		}
		if want != "" && n != 3 {
			t.Errorf("%q: named beside %d tables", lead, n)
		}
		if kept, err := res.Report.Text("requests.lead"); err != nil || len(kept) == 0 {
			t.Errorf("%q is lost: %v", lead, err)
		}
	}
}

// A label over two lines is one, whose ever it may resemble after the first.
func TestWrappedLabels(t *testing.T) {
	r, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	text := asText(r, sheetsOf(t, r), rowsOf("", "\t", ""))
	for _, label := range []string{"行政机关不再处理其政府信息公开申请", "未按收费通知要求缴纳费用", "无正当理由大量反复申请", "或重新出具已获取信息", "不计其他情形"} {
		if !strings.Contains(text, label) {
			t.Errorf("no label has %s", label)
		}
		for i := range label {
			if i == 0 {
				continue
			}
			res, err := parse.Read("report.txt", strings.NewReader(strings.ReplaceAll(text, label, label[:i]+"\n"+label[i:])))
			if err != nil {
				t.Fatal(err)
			}
			for _, wrong := range misread(t, r, res) {
				t.Errorf("%s at %d: %s", label, i, wrong)
			}
			for _, d := range res.Diagnostics {
				t.Errorf("%s at %d: %s", label, i, d.String())
			}
		}
	}
}
