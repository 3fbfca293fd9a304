//go:build originals

package parse_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// originalsDir is the folder of the published texts, which are not in this
// repository: NAME.txt, and the figures of each in expect/NAME.json.
func originalsDir(t *testing.T) string {
	dir := os.Getenv("ANNUALREPORT_ORIGINALS")
	if dir == "" {
		t.Fatal("ANNUALREPORT_ORIGINALS names no folder: the published texts are read from there")
	}
	return dir
}

func TestOriginals(t *testing.T) {
	dir := originalsDir(t)
	want := map[string]struct {
		office string
		year   int
		codes  []parse.Code
	}{
		"shaanxi-guodong-2024":  {"陕西省国防动员办公室", 2024, []parse.Code{parse.SectionHeading}},
		"zibo-guodong-2024":     {"淄博市国防动员办公室", 2024, []parse.Code{parse.FiguresTidied}},
		"wenzhou-guodong-2024":  {"", 2024, []parse.Code{parse.OfficeMissing, parse.TableHeads, parse.TextPunctuation}},
		"zhongwei-guodong-2023": {"中卫市国防动员办公室", 2023, []parse.Code{parse.LabelVaried, parse.FigureBlank, parse.TableJoined, parse.TextJoined}},
		"chencang-shuju-2024":   {"陈仓区数据局", 2024, []parse.Code{parse.TitleMissing, parse.OfficeInferred, parse.TableHeads, parse.TextPunctuation}},
	}
	for name, w := range want {
		t.Run(name, func(t *testing.T) {
			res, err := parse.Open(filepath.Join(dir, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			codes := map[parse.Code]int{}
			for _, d := range res.Diagnostics {
				t.Log(d.String())
				codes[d.Code]++
			}
			for _, c := range w.codes {
				if codes[c] == 0 {
					t.Errorf("no diagnostic %s", c)
				}
			}
			if res.Report.Office != w.office || res.Report.Year != w.year {
				t.Errorf("office %q, year %d; want %q, %d", res.Report.Office, res.Report.Year, w.office, w.year)
			}
			compareFigures(t, filepath.Join(dir, "expect", name+".json"), res.Report)
			data, err := os.ReadFile(filepath.Join(dir, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			compareTexts(t, string(data), res.Report)
		})
	}
}

func compareFigures(t *testing.T, file string, r *report.Report) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want map[report.Address]string
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) != 200 {
		t.Fatalf("%d figures are expected, want 200", len(want))
	}
	got := map[report.Address]string{}
	for a := range want {
		s, err := r.Shown(a)
		if err != nil {
			t.Fatal(err)
		}
		got[a] = s
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
}

// compareTexts compares each text with the lines of the file between the headings,
// but for those of tables, white space and the marks of Markdown left out. It finds
// headings and tables in its own way: by the numbers of the headings, and by tabs,
// bars and short lines between them.
func compareTexts(t *testing.T, file string, r *report.Report) {
	t.Helper()
	numbers := []string{"一、", "二、", "三、", "四、", "五、", "六、"}
	next := 0
	parts := make([]strings.Builder, len(numbers)+1)
	for line := range strings.Lines(file) {
		marks := strings.NewReplacer("**", "", "[www.nxzw.gov.cn](http://www.nxzw.gov.cn)", "www.nxzw.gov.cn")
		text := squeezed(strings.TrimLeft(marks.Replace(line), "# "))
		if next < len(numbers) && strings.HasPrefix(text, numbers[next]) && !strings.Contains(text, "，") && !strings.HasPrefix(text, "三、本年") && !strings.Contains(text, "申请数量") {
			next++
			continue
		}
		table := strings.ContainsAny(line, "\t|") || next >= 2 && next <= 4 && !strings.Contains(text, "。")
		if !table {
			parts[next].WriteString(text)
		}
	}
	keys := [][]string{{"opening"}, {"overview"}, {"proactive.lead", "proactive.notes"}, {"requests.lead", "requests.notes"},
		{"disputes.lead", "disputes.notes"}, {"problems"}, {"other_matters"}}
	for i := range parts {
		want := parts[i].String()
		if i == 0 {
			want = strings.TrimPrefix(want, squeezed(r.Office))
			want = strings.TrimPrefix(want, squeezed(report.Edition2021().Title(r.Year)))
		}
		var got string
		for _, key := range keys[i] {
			text, err := r.Text(key)
			if err != nil {
				t.Fatal(err)
			}
			got += squeezed(text.String())
		}
		if got != want {
			t.Errorf("%v (-want +got):\n%s", keys[i], cmp.Diff(strings.SplitAfter(want, "。"), strings.SplitAfter(got, "。")))
		}
	}
}

func squeezed(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}
