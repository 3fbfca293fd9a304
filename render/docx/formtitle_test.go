package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/report"
)

// titleForm is the blank form with other paragraphs in the place of its title.
func titleForm(t *testing.T, paragraphs string) []byte {
	t.Helper()
	return changedForm(t, func(document string) string {
		at := strings.Index(document, "政府信息公开工作年度报告格式模板")
		start := strings.LastIndex(document[:at], "<w:p ")
		end := at + strings.Index(document[at:], "</w:p>") + len("</w:p>")
		return document[:start] + paragraphs + document[end:]
	})
}

// The office, the year and the day stand in a filled form, however it asks for them.
func TestFormTitles(t *testing.T) {
	r := &report.Report{Office: "甲市教育局", Year: 2024, Published: report.Date{Year: 2025, Month: 1, Day: 20}}
	const title, day = "2024年政府信息公开工作年度报告", "发布日期：2025年1月20日"
	const both = "甲市教育局" + title
	broken := `<w:p><w:r><w:t>××局</w:t><w:br/><w:t>××××年政府信息公开工作年度报告</w:t></w:r></w:p>`
	lines := func(texts ...string) string {
		all := ""
		for _, text := range texts {
			all += para(text)
		}
		return all
	}
	for _, c := range []struct {
		name, paragraphs string
		want             []string
	}{
		{"the title of the form", lines("政府信息公开工作年度报告格式模板"), []string{"甲市教育局\n" + title, day}},
		{"the title alone", lines("政府信息公开工作年度报告"), []string{"甲市教育局\n" + title, day}},
		{"shorter", lines("政府信息公开年度报告（样本）"), []string{"甲市教育局\n" + title, day}},
		{"one line with crosses", lines("××局××××年政府信息公开工作年度报告"), []string{both, day}},
		{"one line with rules", lines("________（机关名称）____年政府信息公开工作年度报告"), []string{both, day}},
		{"one line with blanks", lines("　　　　　　年政府信息公开工作年度报告"), []string{both, day}},
		{"another line for the year", lines("（单位名称）政府信息公开工作年度报告（20××年度）"), []string{both, day}},
		{"somebody", lines("某某县人民政府二〇××年政府信息公开工作年度报告"), []string{both, day}},
		{"two lines", lines("××××××局", "", "××××年政府信息公开工作年度报告"), []string{"甲市教育局", "", title, day}},
		{"a line for the name", lines("（填写机关名称）", "20  年政府信息公开工作年度报告格式"), []string{"甲市教育局", title, day}},
		{"a line for name and year", lines("××局____年", "政府信息公开工作年度报告"), []string{"甲市教育局", title, day}},
		{"one paragraph of two lines", broken, []string{"甲市教育局\n" + title, day}},
		{"the name printed", lines("甲市教育局", "    年政府信息公开工作年度报告"), []string{"甲市教育局", title, day}},
		{"the name printed in the line", lines("甲市教育局2023年政府信息公开工作年度报告"), []string{both, day}},
		{"something else above", lines("附件2", "政府信息公开工作年度报告格式模板"), []string{"附件2", "甲市教育局\n" + title, day}},
		{"no title", lines("附件2"), []string{"甲市教育局\n" + title, day, "附件2"}},
		{"nothing", "", []string{"甲市教育局\n" + title, day}},
		{"room for the day", lines("政府信息公开工作年度报告", "（    年  月  日）"), []string{"甲市教育局\n" + title, "（2025年1月20日）"}},
		{"words before the day", lines("政府信息公开工作年度报告", "发布日期：____年__月__日"), []string{"甲市教育局\n" + title, "发布日期：2025年1月20日"}},
		{"words about the format", lines("按照政府信息公开工作年度报告格式，编制如下。"), []string{"甲市教育局\n" + title, day, "按照政府信息公开工作年度报告格式，编制如下。"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			form := titleForm(t, c.paragraphs)
			file, err := Fill(form, r)
			if err != nil {
				t.Fatal(err)
			}
			checkFilledFile(t, form, file)
			var got []string
			_, parts := unzip(t, file)
			for _, p := range parsePart(t, documentPart, parts[documentPart]).child("body").children {
				text := shownText(p)
				if strings.Contains(text, "总体情况") {
					break
				}
				if text != "" {
					got = append(got, text)
				}
			}
			var want []string
			for _, text := range c.want {
				if text != "" {
					want = append(want, text)
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A day below the last section; and a form is as it was where the report has no day.
func TestFormDayBelow(t *testing.T) {
	r := &report.Report{Office: "甲市教育局", Year: 2024}
	form := changedForm(t, func(document string) string {
		at := strings.LastIndex(document, "<w:sectPr")
		return document[:at] + para("  年  月  日") + document[at:]
	})
	for _, c := range []struct {
		day  report.Date
		want string
	}{
		{report.Date{}, para("  年  月  日")},
		{report.Date{Year: 2025, Month: 3, Day: 1}, ">2025年3月1日</w:t></w:r></w:p>"},
	} {
		r.Published = c.day
		file, err := Fill(form, r)
		if err != nil {
			t.Fatal(err)
		}
		checkFilledFile(t, form, file)
		_, parts := unzip(t, file)
		document := string(parts[documentPart])
		if strings.Count(document, c.want) != 1 || strings.Contains(document, "发布日期") {
			t.Errorf("%v: the form has no %s", c.day, c.want)
		}
	}
}

// A form of one office is not filled with the report of another.
func TestFormOfAnotherOffice(t *testing.T) {
	r := &report.Report{Office: "甲市教育局", Year: 2024}
	_, err := Fill(titleForm(t, para("乙市教育局2024年政府信息公开工作年度报告")), r)
	if want := "the title of the form names 乙市教育局, the report is of 甲市教育局 [docx.office]"; err == nil || err.Error() != want {
		t.Errorf("error: %v\nwant:  %s", err, want)
	}
}

// Figures are aligned as their cells say, and where those do not, as the other
// figures of the table, or as the head of the column.
func TestFiguresAreAligned(t *testing.T) {
	file, err := Fill(blankForm(t), samples(t)[4].report)
	if err != nil {
		t.Fatal(err)
	}
	_, parts := unzip(t, file)
	tables := parsePart(t, documentPart, parts[documentPart]).all("tbl")
	for i, want := range []string{"left", "center", "center"} {
		figures := 0
		for _, tc := range tables[i].all("tc") {
			text := ""
			for _, p := range tc.all("p") {
				text += strings.TrimSpace(shownText(p))
			}
			if text == "" || strings.Trim(text, "0123456789.") != "" {
				continue
			}
			figures++
			if got := alignIn(tc); got != want {
				t.Errorf("table %d: the figure %s stands %q, want %s", i+1, text, got, want)
			}
		}
		if figures < 10 {
			t.Errorf("table %d has %d figures", i+1, figures)
		}
	}
}
