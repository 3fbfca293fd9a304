package render

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/report"
)

func sample(t *testing.T, name string) *report.Report {
	t.Helper()
	r, err := report.Open(filepath.Join("..", "testdata", "reports", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// outline writes a document a line a block, short enough to read.
func outline(doc *Document) string {
	var b strings.Builder
	runs := func(runs []Run) string {
		var s strings.Builder
		for _, r := range runs {
			text := []rune(r.Text)
			if len(text) > 12 {
				text = append(text[:12], '…')
			}
			switch {
			case r.Heading > 0:
				fmt.Fprintf(&s, "[%d:%s]", r.Heading, string(text))
			case r.Bold:
				fmt.Fprintf(&s, "[b:%s]", string(text))
			default:
				s.WriteString(string(text))
			}
		}
		return s.String()
	}
	for _, block := range doc.Blocks {
		switch v := block.(type) {
		case *Title:
			fmt.Fprintln(&b, "title", strings.Join(v.Parts, " / "))
		case *Heading:
			fmt.Fprintf(&b, "heading %d %s\n", v.Level, runs(v.Runs))
		case *Paragraph:
			fmt.Fprintln(&b, "paragraph", runs(v.Runs))
		case *Table:
			fmt.Fprintf(&b, "table %s %d×%d\n", v.Name, len(v.Rows), len(v.Columns))
		case *Figure:
			fmt.Fprintf(&b, "figure %s %d×%d %s\n", v.Format, v.Width, v.Height, v.Alt)
		}
	}
	return b.String()
}

func TestComposeSample(t *testing.T) {
	doc, err := Compose(sample(t, "wenzhou-guodong-2024"))
	if err != nil {
		t.Fatal(err)
	}
	want := `title 温州市国防动员办公室 / 2024年政府信息公开工作年度报告
paragraph 本报告依据《中华人民共和…
heading 1 一、总体情况
paragraph 2024年，我办深入学习…
paragraph [2:（一）主动公开。]2024年，我办共主动公…
paragraph [2:（二）依申请公开。]进一步畅通申请的受理渠道…
paragraph [2:（三）政府信息管理。]依照《条例》和信息公开的…
paragraph [2:（四）政府信息公开平台建…]持续完善门户网站工作动态…
paragraph [2:（五）监督保障。]与网站运行维护单位签署安…
heading 1 二、主动公开政府信息情况
table 主动公开政府信息情况 14×4
heading 1 三、收到和处理政府信息公…
table 收到和处理政府信息公开申请情况 28×10
heading 1 四、政府信息公开行政复议…
table 政府信息公开行政复议、行政诉讼情况 4×15
heading 1 五、存在的主要问题及改进…
`
	got := outline(doc)
	if len(got) < len(want) {
		t.Fatalf("composed\n%s", got)
	}
	if diff := cmp.Diff(want, got[:len(want)]); diff != "" {
		t.Errorf("composed otherwise (-want +got):\n%s\nall of it:\n%s", diff, got)
	}
}

func TestComposeBlocks(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024, Contact: report.Contact{Phone: "010-12345678"}}
	r.Opening = report.Plain("引言。")
	r.Overview = report.Text{
		report.Paragraph{{Text: "（一）主"}, {Text: "动公开。全", Bold: true}, {Text: "年12条。"}},
		report.Paragraph{{Text: "（二）"}, {Text: "依申请公开", Bold: true}},
		&report.Picture{Data: onePixel, Alt: "点"},
		&report.TextTable{Caption: "表1", HeaderRows: 1, Rows: [][]string{{"月份", "条"}, {"一月", "12"}}},
	}
	r.Requests.Lead = report.Plain("上面。")
	r.Requests.Notes = report.Plain("下面。")
	doc, err := Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	want := `title 某局 / 2024年政府信息公开工作年度报告
paragraph 引言。
paragraph 如对本报告有疑问，请与某…
heading 1 一、总体情况
paragraph [2:（一）主][2:动公开。][b:全]年12条。
heading 2 （二）[b:依申请公开]
figure png 1×1 点
table 表1 2×2
heading 1 二、主动公开政府信息情况
table 主动公开政府信息情况 14×4
heading 1 三、收到和处理政府信息公…
paragraph 上面。
table 收到和处理政府信息公开申请情况 28×10
paragraph 下面。
heading 1 四、政府信息公开行政复议…
table 政府信息公开行政复议、行政诉讼情况 4×15
heading 1 五、存在的主要问题及改进…
heading 1 六、其他需要报告的事项
`
	if diff := cmp.Diff(want, outline(doc)); diff != "" {
		t.Errorf("composed otherwise (-want +got):\n%s", diff)
	}
}

// A blank prints as an empty cell and a zero as 0; a stated total prints as stated.
func TestComposeFigures(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024}
	r.Requests.New = report.Applicants{Individual: report.N(0), Enterprise: report.N(3)}
	r.Stated.Figures = map[report.Address]string{"requests.new.total": "5", "requests.new.charity": "／"}
	doc, err := Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	var table *Table
	for _, b := range doc.Blocks {
		if v, ok := b.(*Table); ok && len(v.Columns) == 10 {
			table = v
		}
	}
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	var got, addresses []string
	for _, p := range grid[3][3:] {
		got, addresses = append(got, p.Cell.Text), append(addresses, strings.TrimPrefix(p.Cell.Address, "requests.new."))
	}
	if diff := cmp.Diff([]string{"individual", "enterprise", "research", "charity", "legal_service", "other_org", "total"}, addresses); diff != "" {
		t.Errorf("the row has other addresses (-want +got):\n%s", diff)
	}
	if a := grid[0][0].Cell.Address; a != "" {
		t.Errorf("a label has the address %q", a)
	}
	if diff := cmp.Diff([]string{"0", "3", "", "／", "", "", "5"}, got); diff != "" {
		t.Errorf("the row prints otherwise (-want +got):\n%s", diff)
	}
}

// Composing reads a report and changes nothing in it.
func TestComposeChangesNothing(t *testing.T) {
	r, before := sample(t, "zhongwei-guodong-2023"), sample(t, "zhongwei-guodong-2023")
	if _, err := Compose(r); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, r); diff != "" {
		t.Errorf("changed:\n%s", diff)
	}
}

func TestComposeRefuses(t *testing.T) {
	for name, r := range map[string]*report.Report{
		"office: missing":  {Year: 2024},
		"year: missing":    {Office: "某局"},
		"U+0007":           {Office: "某局\a", Year: 2024},
		"neither PNG":      {Office: "某局", Year: 2024, Problems: report.Text{&report.Picture{Data: []byte("x"), Alt: "x"}}},
		"want a count":     {Office: "某局", Year: 2024, Requests: report.Requests{New: report.Applicants{Charity: report.N(-1)}}},
		"got a key that t": {Office: "某局", Year: 2024, Stated: report.Stated{Figures: map[report.Address]string{"x": "1"}}},
	} {
		if _, err := Compose(r); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want %q", err, name)
		}
	}
}

func TestSummaryStandsInAComment(t *testing.T) {
	r := &report.Report{Office: "某--->局", Year: 2024}
	r.Stated.Title = "<!-- -->"
	doc, err := Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	if s := doc.Source.Summary; strings.Contains(s, "--") || strings.Contains(s, ">") || strings.Contains(s, "\n") {
		t.Errorf("the summary is %s", s)
	}
	s, err := report.ParseSummary(doc.Source.Summary)
	if err != nil || s.Office != r.Office || s.Title != r.Stated.Title || s.Digest != doc.Source.Digest {
		t.Errorf("the summary reads back as %+v, %v", s, err)
	}
}

// onePixel is a whole PNG file of one grey pixel.
var onePixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82")
