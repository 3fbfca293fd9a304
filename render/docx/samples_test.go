package docx

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a text with the golden file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	goldenFile(t, filepath.Join("testdata", "golden", name), got)
}

func goldenFile(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if *update {
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Logf("%s (-was +is):\n%s", file, diff)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// sample is a report and the name of its file.
type sample struct {
	name   string
	report *report.Report
}

// samples are the five published reports, those of other editions and the torture report.
func samples(t testing.TB) []sample {
	t.Helper()
	var files []string
	for _, folder := range []string{"reports", "editions"} {
		n := map[string]int{"reports": 5, "editions": 2}[folder]
		found, err := filepath.Glob("../../testdata/" + folder + "/*.yaml")
		if err != nil || len(found) != n {
			t.Fatalf("%d samples in %s, want %d (%v)", len(found), folder, n, err)
		}
		files = append(files, found...)
	}
	var all []sample
	for _, file := range files {
		r, err := report.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, sample{strings.TrimSuffix(filepath.Base(file), ".yaml"), r})
	}
	return append(all, sample{"torture", torture(t)})
}

// ofEdition returns the samples that follow an edition of the form.
func ofEdition(all []sample, f *report.Format) []sample {
	return slices.DeleteFunc(slices.Clone(all), func(s sample) bool { return s.report.Edition() != f })
}

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// torture is a report with everything that a report may hold and that a renderer
// may trip over.
func torture(t testing.TB) *report.Report {
	t.Helper()
	r := &report.Report{
		Office:    `某某省某某市某某区<测试>“大”数据&'信息'化发展和政务服务管理局]]>`,
		Kind:      report.Government,
		Year:      2024,
		Published: report.Date{Year: 2025, Month: 3, Day: 31},
		Contact:   report.Contact{Address: "某某路1号", Phone: "000-0000000"},
		Opening:   report.Plain("本报告的每一种字符都要原样保留：<b>&amp;]]>\"'  两个空格\u3000\u3000全角\u00a0不断开 a\u200fאבג\u200e b 𠮷😀。"),
	}
	long := strings.Repeat("一个很长的自然段，用来检验换行、分页与禁则处理是否正确（包括括号）。", 300)
	r.Overview = append(report.Plain("（一）主动公开。"+long+"\n（二）依申请公开情况\n1.受理。全年受理。\n2.办理\n（1）答复。按期答复。\n（2）送达\n末段"),
		report.Paragraph{{Text: "（三）政府信息"}, {Text: "管理。", Bold: true}, {Text: "清理文件"}, {Text: "12", Bold: true}, {Text: "件。"}},
		&report.Picture{Data: readFile(t, "picture.png"), Alt: `图 <1> & "引号"`, Caption: "图1 红与蓝"},
		&report.TextTable{Caption: "分月受理情况", HeaderRows: 1, Rows: [][]string{{"月份", "受理", "说明"}, {"1月", "12", "一切正常"}, {"2月", "", "<&>"}}},
		&report.TextTable{Rows: [][]string{{"紧接的表", "两表相邻"}}},
		&report.Picture{Data: readFile(t, "picture.jpeg"), Alt: "照片"},
	)
	for i := range r.Edition().Figures() {
		f := &r.Edition().Figures()[i]
		if !f.Free() || i%17 == 3 {
			continue
		}
		v, err := report.ParseValue(f.Unit, []string{"0", "7", "123", "98765", "123456789"}[i%5])
		if err == nil {
			err = r.Set(f.Address, v)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	r.Stated.Figures = map[report.Address]string{"proactive.fees.amount": "无", "requests.new.total": ""}
	r.Proactive.Fees = report.Fees{}
	r.Proactive.Lead = report.Plain("表前的说明。")
	r.Requests.Lead = report.Plain("表前的说明。\n又一段。")
	r.Requests.Notes = append(report.Plain("表后的说明。"), &report.TextTable{Rows: [][]string{{"说明", "表"}}})
	r.Disputes.Notes = report.Text{&report.TextTable{Rows: [][]string{{"紧接表四的表"}}}}
	r.Problems = report.Plain("问题" + strings.Repeat("ABCDEFGHIJ", 1000) + "\n改进 https://www.example.gov.cn/" + strings.Repeat("a", 80))
	r.OtherMatters = report.Text{&report.TextTable{HeaderRows: 1, Rows: longTable(80)}}
	if err := r.WellFormed(); err != nil {
		t.Fatal(err)
	}
	return r
}

// longTable has more rows than a page holds.
func longTable(rows int) [][]string {
	table := [][]string{{"事项", "内容"}}
	for len(table) < rows {
		table = append(table, []string{"事项", "内容内容内容"})
	}
	return table
}

func renderBytes(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Renderer{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
