package terminal

import (
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

func TestWriteTable(t *testing.T) {
	var b strings.Builder
	WriteTable(&b, [][]string{{"文件", "大小", "机关"}, {"a.pdf", "12.0 KB", "某局"}, {"很长的名字.docx", "1 KB", "甲\n乙\u202e"}}, 1)
	want := "文件                大小  机关\n" +
		"a.pdf            12.0 KB  某局\n" +
		"很长的名字.docx     1 KB  甲\\n乙\\u202e\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// However long a name is, no line is wider than a terminal, and no character is lost.
func TestTableFits(t *testing.T) {
	long := strings.Repeat("很长的文件夹/", 12) + "报告.docx"
	office := strings.Repeat("某市某区", 9) + "人民政府办公室"
	var b strings.Builder
	WriteTable(&b, [][]string{{"file", "size", "office"}, {long, "1.0 KB", office}})
	var first, last strings.Builder
	for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
		if w := render.Width(line); w > columns {
			t.Errorf("%d places: %s", w, line)
		}
		if i > 0 {
			fields := strings.Fields(strings.ReplaceAll(line, "1.0 KB", ""))
			first.WriteString(fields[0])
			if len(fields) > 1 {
				last.WriteString(fields[1])
			}
		}
	}
	if first.String() != long || last.String() != office {
		t.Errorf("lost:\n%s\n%s\n%s", b.String(), first.String(), last.String())
	}
}

// Lines end where a reader expects it, and are never wider.
func TestBroken(t *testing.T) {
	for _, tc := range []struct {
		text  string
		width int
		want  []string
	}{
		{"表二 第二十条第（一）项", 12, []string{"表二 第二十", "条第（一）项"}},
		{"甲乙丙，丁", 6, []string{"甲乙", "丙，丁"}},
		{"甲乙（丙）丁", 6, []string{"甲乙", "（丙）", "丁"}},
		{"共1234件", 5, []string{"共", "1234", "件"}},
		{"the office's settings", 12, []string{"the office's", "settings"}},
		{"表三 · 总计", 6, []string{"表三 ·", "总计"}},
		{"abcdefgh", 3, []string{"abc", "def", "gh"}},
		{"out/site/a.docx", 9, []string{"out/site/", "a.docx"}},
		{"", 9, []string{""}},
		{"甲", 1, []string{"甲"}},
	} {
		if got := broken(tc.text, tc.width, tc.width); !slices.Equal(got, tc.want) {
			t.Errorf("%q in %d: %q, want %q", tc.text, tc.width, got, tc.want)
		}
	}
	var b strings.Builder
	Wrap(&b, 4, strings.Repeat("甲乙丙，", 15))
	for line := range strings.Lines(b.String()) {
		if w := render.Width(strings.TrimSuffix(line, "\n")); w > columns || !strings.HasPrefix(line, "    ") {
			t.Errorf("%d places: %q", w, line)
		}
	}
}
